import { u16be } from '../../bytes/integers.ts';
import type { Frame } from '../frame.ts';
import { fits } from './link-layer.ts';

/** Steps over the header that an EtherType stands for, and gives the type of what follows, or one of those below. */
export type TypeStep = (frame: Frame) => number;

export const cutShort = -1;
/** Where a type stands, what is below 0x600 is a length (IEEE 802.3 section 3.2.6), and LLC follows. */
export const llcFollows = 0;
/** Nothing that is read; IANA ieee-802-numbers reserves this type. */
export const notRead = 0xffff;

/** A tag of `bytes` that ends with the type of what it was put in front of. */
export const tagOf =
  (bytes: number): TypeStep =>
  (frame) => {
    if (!fits(frame, bytes)) return cutShort;
    frame.at += bytes;
    return u16be(frame.bytes, frame.at - 2);
  };

/** An Ethernet header: two addresses and the type (IEEE 802.3 section 3.1.1). */
export const ethernetHeader: TypeStep = tagOf(14);

/** The same, `bytes` further on. */
export const ethernetAfter = (bytes: number): TypeStep => tagOf(bytes + 14);
