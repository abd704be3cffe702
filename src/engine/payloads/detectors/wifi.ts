import type { Detector } from './detector.ts';
import { isBareMac, isMac } from './forms.ts';
import { inferred } from './found-here.ts';
import { besideOf } from './siblings.ts';

const id = 'wifi';
const beside: ReadonlySet<string> = new Set([
  'bssid',
  'rssi',
  'wifimac',
  'signal',
  'wifibssid',
  'level',
  'frequency'
]);
const bssids = ['bssid', 'wifibssid', 'apmac', 'routermac', 'gatewaymac', 'connectedwifimac'];
const nothing = /^"?(?:<?unknown(?: ssid)?>?|0x|null|none)"?$/i;

/** Names of networks; `ssid` alone is what many call their session. */
export const wifi: Detector = {
  id,
  name: 'Wi-Fi networks',
  source: 'https://developer.android.com/reference/android/net/wifi/WifiInfo#getSSID()',
  names: ['ssid', 'wifissid', 'wifiname', 'connectedssid', ...bssids],
  look: (leaf) => {
    const name = leaf.name.bare;
    if (bssids.includes(name))
      return isMac(leaf.text) || isBareMac(leaf.text)
        ? inferred(leaf, id, 'location', 'wifi-bssid', 'own-format')
        : null;
    // IEEE Std 802.11 section 9.4.2.2: up to 32 octets
    if (leaf.text.length > 34 || nothing.test(leaf.text)) return null;
    const isClear = name !== 'ssid' || /^".{1,32}"$/.test(leaf.text) || besideOf(leaf.node, beside) !== null;
    return isClear ? inferred(leaf, id, 'location', 'wifi-name') : null;
  }
};
