import { u16, u32 } from '../bytes/integers.ts';
import { findOption, optionText } from './pcapng-options.ts';

/** An interface of a section, as its packets need it. */
export interface Interface {
  readonly linkType: number;
  readonly snapLength: number;
  /** Microseconds in one unit of the low and of the high 32 bits of a time stamp. */
  readonly lowUs: number;
  readonly highUs: number;
  readonly offsetUs: number;
  readonly fcsBytes: number;
  /** As the file calls it. */
  readonly name: string | null;
}

// draft-ietf-opsawg-pcapng section 4.2
const nameOption = 2;
const descriptionOption = 3;
const resolutionOption = 9;
const fcsOption = 13;
const offsetOption = 14;
const fixedBytes = 8;

/** Null where the block is too short for one. */
export const parseInterface = (
  bytes: Uint8Array,
  start: number,
  end: number,
  little: boolean
): Interface | null => {
  if (end - start < fixedBytes) return null;
  const option = (code: number): Uint8Array | null =>
    findOption(bytes, start + fixedBytes, end, code, little);
  const unitUs = microseconds(option(resolutionOption)?.[0] ?? 6);
  const offset = option(offsetOption);
  return {
    linkType: u16(bytes, start, little),
    snapLength: u32(bytes, start + 4, little),
    lowUs: unitUs,
    highUs: unitUs * 2 ** 32,
    offsetUs: offset?.length === 8 ? signed64(offset, little) * 1e6 : 0,
    fcsBytes: fcsBytesOf(option(fcsOption)?.[0] ?? 0),
    name: nameOf(option(nameOption), option(descriptionOption))
  };
};

/** A negative power of 10, or of 2 where the first bit is set. */
const microseconds = (resolution: number): number =>
  resolution & 0x80 ? 1e6 / 2 ** (resolution & 0x7f) : 1e6 / 10 ** resolution;

/** Drafts gave the length in bits, programs write bytes: there is no check sequence of more than 8 bytes. */
const fcsBytesOf = (length: number): number => (length > 8 ? length >> 3 : length);

const nameOf = (name: Uint8Array | null, description: Uint8Array | null): string | null => {
  const parts = [name, description]
    .map((value) => (value ? optionText(value) : ''))
    .filter((text) => text !== '');
  return parts.length === 0 ? null : parts.join(', ');
};

const signed64 = (bytes: Uint8Array, little: boolean): number => {
  const low = u32(bytes, little ? 0 : 4, little);
  const high = u32(bytes, little ? 4 : 0, little) | 0;
  return high * 2 ** 32 + low;
};
