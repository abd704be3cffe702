import type { Detector } from './detector.ts';
import { besideDevice, besideModel, deviceFields, type DeviceField } from './device-fields.ts';
import { inferred, isElsewhere } from './found-here.ts';
import { besideOf } from './siblings.ts';

const id = 'device';
const nothing = /^(?:unknown|null|none|undefined|generic|default|n\/a|true|false|other)$/i;
const clear = new Map(deviceFields.flatMap((field) => field.names.map((name) => [name, field] as const)));
const unclear = new Map(
  deviceFields.flatMap((field) => (field.beside ?? []).map((name) => [name, field] as const))
);

/** Model, maker, system, screen, carrier, language and time zone of the device. */
export const device: Detector = {
  id,
  name: 'What the device is',
  source: 'https://www.w3.org/TR/fingerprinting-guidance/',
  names: [...clear.keys(), ...unclear.keys()],
  look: (leaf, { opened }) => {
    const text = leaf.text.trim();
    if (text.length > 50 || text === '' || nothing.test(text) || !isElsewhere(opened)) return null;
    const field = fieldOf(leaf.name.bare, leaf.node);
    return field?.form.test(text) ? inferred(leaf, id, 'device', field.what) : null;
  }
};

const fieldOf = (name: string, node: Parameters<typeof besideOf>[0]): DeviceField | null => {
  const field = clear.get(name);
  if (field) return field;
  const known = unclear.get(name);
  if (!known) return null;
  const others = known.what === 'model' || known.what === 'maker' ? besideModel : besideDevice;
  return besideOf(node, others) === null ? null : known;
};
