import type { OwnKind } from '#engine/model/own-value.ts';

const names: Readonly<Record<OwnKind, string>> = {
  phone: 'phone number',
  email: 'e-mail address',
  name: 'name',
  imei: 'IMEI',
  place: 'place',
  other: 'something else'
};

export const ownName = (kind: OwnKind): string => names[kind];
