import type { Detector } from './detector.ts';
import { distinct, hasLuhnDigit } from './forms.ts';
import { inferred } from './found-here.ts';

const id = 'imei';

export const imei: Detector = {
  id,
  name: 'IMEI',
  source: 'https://www.etsi.org/deliver/etsi_ts/123000_123099/123003/17.09.00_60/ts_123003v170900p.pdf',
  names: ['imei', 'imei1', 'imei2', 'deviceimei', 'phoneimei', 'deviceid', 'imeis', 'imeino', 'imeinumber'],
  look: (leaf) =>
    leaf.text.length === 15 &&
    /^\d{15}$/.test(leaf.text) &&
    distinct(leaf.text) >= 4 &&
    hasLuhnDigit(leaf.text)
      ? inferred(leaf, id, 'identifier', 'imei', 'own-format')
      : null
};
