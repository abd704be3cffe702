import type { CryptoStream } from './stream.ts';
import { Varints } from './varint.ts';

// RFC 9000 section 12.4, table 3: the frames that an Initial may carry
const padding = 0x00;
const ping = 0x01;
const ack = 0x02;
const ackEcn = 0x03;
const crypto = 0x06;

/** Gives the CRYPTO frames of a packet to `stream`. What follows a frame that no Initial carries is not read. */
export const readFrames = (payload: Uint8Array, stream: CryptoStream): void => {
  const varints = new Varints(payload, 0, payload.length);
  while (!varints.isAtEnd() && !varints.isShort) {
    const type = varints.next();
    if (type === crypto) readCrypto(payload, varints, stream);
    else if (type === ack || type === ackEcn) skipAck(varints, type);
    else if (type === padding) varints.skipZeros();
    else if (type !== ping) return;
  }
};

/** RFC 9000 section 19.6: offset, length, data. */
const readCrypto = (payload: Uint8Array, varints: Varints, stream: CryptoStream): void => {
  const offset = varints.next();
  const length = varints.next();
  const start = varints.at;
  varints.skip(length);
  if (!varints.isShort) stream.add(offset, payload.subarray(start, start + length));
};

/** RFC 9000 section 19.3: largest, delay, range count, first range, ranges of two values; then three ECN counts. */
const skipAck = (varints: Varints, type: number): void => {
  varints.next();
  varints.next();
  const ranges = varints.next();
  const values = 1 + 2 * ranges + (type === ackEcn ? 3 : 0);
  for (let value = 0; value < values && !varints.isShort; value++) varints.next();
};
