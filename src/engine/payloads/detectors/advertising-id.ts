import type { Detector } from './detector.ts';
import { isUuid } from './forms.ts';
import { inferred } from './found-here.ts';

const id = 'advertising-id';

const vendorNames = new Set(['idfv', 'vendorid', 'identifierforvendor']);

/** Ids that a system hands out for advertising; zeros mean that the user turned it off. */
export const advertisingId: Detector = {
  id,
  name: 'Advertising identifiers',
  source: 'https://developer.android.com/identity/ad-id',
  names: [
    ...[
      'gaid',
      'adid',
      'idfa',
      'aaid',
      'ifa',
      'rdid',
      'advertisingid',
      'googleadid',
      'gpsadid',
      'advertiserid'
    ],
    ...['advertisingidentifier', 'androidadvertisingid', 'googleadvertisingid', 'gadid', 'gpsadvertisingid'],
    ...['deviceadvertisingid', 'devicegaid', 'deviceidfa', 'oaid', 'iosidfa', 'madid', 'maid', ...vendorNames]
  ],
  look: (leaf) => {
    if (!isUuid(leaf.text)) return null;
    const isVendors = [...vendorNames].some((name) => leaf.name.text.replace(/[^a-z]/g, '').endsWith(name));
    return inferred(leaf, id, 'identifier', isVendors ? 'vendor-id' : 'advertising-id');
  }
};
