import { maybeAddress } from '../../model/address.ts';
import type { Detector } from './detector.ts';
import { inferred } from './found-here.ts';

const id = 'ip-address';
const nothing = /^(?:0\.|127\.|255\.|::1?$)/;

/** Under names that mean the device's own: lists of where addresses are in use tell roughly where that is. */
export const ipAddress: Detector = {
  id,
  name: 'IP addresses of the device',
  source: 'https://www.rfc-editor.org/rfc/rfc8805',
  names: [
    'clientip',
    'userip',
    'deviceip',
    'localip',
    'publicip',
    'ipaddress',
    'myip',
    'useripaddress',
    'clientipaddress',
    'ipv4',
    'ipv6'
  ],
  look: (leaf, { opened }) => {
    const text = leaf.text.trim();
    if (text.length < 7 || text.length > 45 || nothing.test(text)) return null;
    const address = maybeAddress(text);
    return address && address !== opened.exchange.address
      ? inferred(leaf, id, 'location', 'ip-address')
      : null;
  }
};
