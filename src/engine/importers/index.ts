import { har } from './har.ts';
import type { Importer } from './importer.ts';
import { pcap } from './pcap.ts';
import { pcapng } from './pcapng.ts';
import { snoop } from './snoop.ts';

export const importers: readonly Importer[] = [har, pcap, pcapng, snoop];
