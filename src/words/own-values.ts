import type { OwnKind } from '#engine/model/own-value.ts';
import * as m from './messages/messages.js';

const names: Readonly<Record<OwnKind, () => string>> = {
  phone: m.own_phone,
  email: m.own_email,
  name: m.own_name,
  imei: m.own_imei,
  place: m.own_place,
  other: m.own_other
};

export const ownName = (kind: OwnKind): string => names[kind]();
