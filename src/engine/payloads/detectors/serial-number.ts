import type { Detector } from './detector.ts';
import { distinct } from './forms.ts';
import { inferred } from './found-here.ts';

const id = 'serial-number';
const form = /^(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]{8,24}$/i;

export const serialNumber: Detector = {
  id,
  name: 'Serial numbers of devices',
  source: 'https://developer.android.com/reference/android/os/Build#getSerial()',
  names: [
    'serialno',
    'deviceserial',
    'deviceserialnumber',
    'androidserial',
    'hwserial',
    'buildserial',
    'serialnumber'
  ],
  look: (leaf) =>
    leaf.text.length <= 24 && form.test(leaf.text) && distinct(leaf.text) >= 5
      ? inferred(leaf, id, 'identifier', 'serial-number')
      : null
};
