import type { Hosting } from '../model/report.ts';
import { exitNetworks, rentedNetworks } from './hosting-networks.ts';

const networks = new Map<number, Hosting>([
  ...rentedNetworks.map(({ asn, name }) => [asn, { kind: 'rented', name }] as const),
  ...exitNetworks.map(({ asn, name }) => [asn, { kind: 'vpn-exits', name }] as const)
]);

/** Whether a network is known to rent its machines to others; null is no promise that it does not. */
export const hostingOf = (asn: number): Hosting | null => networks.get(asn) ?? null;
