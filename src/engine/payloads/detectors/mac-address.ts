import type { Detector } from './detector.ts';
import { isBareMac, isMac } from './forms.ts';
import { inferred } from './found-here.ts';

const id = 'mac-address';
const names = new Set([
  'mac',
  'macaddr',
  'macaddress',
  'wifimac',
  'devicemac',
  'btmac',
  'bluetoothmac',
  'wlanmac'
]);

/** By its form alone where a letter is in it: times of a day have none. */
export const macAddress: Detector = {
  id,
  name: 'MAC addresses',
  source: 'https://standards.ieee.org/products-programs/regauth/oui/',
  may: ({ text }) => isMac(text) || isBareMac(text),
  look: (leaf) => {
    const { text } = leaf;
    const name = leaf.name.bare;
    if (name.includes('bssid')) return inferred(leaf, id, 'location', 'wifi-bssid');
    const isClear = names.has(name) || (text.length === 17 && /[a-f]/i.test(text));
    return isClear ? inferred(leaf, id, 'identifier', 'mac-address', 'own-format') : null;
  }
};
