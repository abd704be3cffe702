import { ownText } from '../../bytes/own-text.ts';
import { bareName as labelWithout } from '../decode/labels.ts';
import type { Detector } from './detector.ts';

/** Of whom or what a value under a name is, if anyone's. */
export type Whose = 'nobody' | 'thing' | 'somebody' | null;

/** `Device-ID`, `$device_id`, `ep.device_id` and `device[deviceId]` are one name: `deviceid`. */
export const bareName = (name: string): string => {
  const cleaned = name.toLowerCase().replace(/[^a-z0-9]+$/, '');
  const last = Math.max(cleaned.lastIndexOf('.'), cleaned.lastIndexOf('['), cleaned.lastIndexOf('/'));
  return cleaned.slice(last + 1).replace(/[^a-z0-9]/g, '');
};

/** What a field is called; the detectors that ask for such a name, and what it says of whose it is, once that is known. */
export interface FieldName {
  /** Lower case, without what tells repetitions apart. */
  readonly text: string;
  readonly bare: string;
  detectors: readonly Detector[] | null;
  whose: Whose | undefined;
}

const longest = 80;
const maxNames = 20_000;
const known = new Map<string, FieldName>();

/** Remembered: the same few names come back in every request. */
export const fieldName = (label: string): FieldName => {
  const before = known.get(label);
  if (before) return before;
  const text = ownText(labelWithout(label).slice(0, longest).toLowerCase());
  const name = { text, bare: bareName(text), detectors: null, whose: undefined };
  if (known.size >= maxNames) known.clear();
  known.set(ownText(label), name);
  return name;
};
