import type { InitialText } from './initial-text.ts';
import type { CryptoStream } from './stream.ts';
import { Varints } from './varint.ts';

// RFC 9000 section 12.4, table 3: the frames that an Initial may carry
const padding = 0x00;
const ping = 0x01;
const ack = 0x02;
const ackEcn = 0x03;
/** As QUICHE numbers it in T050 and T051, quic/core/quic_types.h: QuicFrameType. RFC 9000 gives it to NEW_TOKEN. */
const googlePing = 0x07;
/** Type, offset, length. */
const maxHeadBytes = 1 + 8 + 8;

/**
 * Gives the CRYPTO frames (of type `crypto`) of a packet to `stream`, until that is satisfied. What follows a frame that no Initial carries
 * is not read.
 */
export const readFrames = (text: InitialText, stream: CryptoStream, crypto: number): void => {
  const varints = new Varints(text.bytes, 0, text.length);
  while (!varints.isAtEnd() && !varints.isShort) {
    text.upTo(varints.at + maxHeadBytes);
    const type = varints.next();
    if (type === crypto) readCrypto(text, varints, stream);
    else if (type === ack || type === ackEcn) skipAck(text, varints, type);
    else if (type !== padding && type !== ping && type !== googlePing) return;
    if (type === crypto && stream.isWhole()) return;
  }
};

/** RFC 9000 section 19.6: offset, length, data. */
const readCrypto = (text: InitialText, varints: Varints, stream: CryptoStream): void => {
  const offset = varints.next();
  const length = varints.next();
  const start = varints.at;
  varints.skip(length);
  if (varints.isShort) return;
  text.upTo(varints.at);
  stream.add(offset, text.bytes, start, varints.at);
};

/** RFC 9000 section 19.3: largest, delay, range count, first range, ranges of two values; then three ECN counts. */
const skipAck = (text: InitialText, varints: Varints, type: number): void => {
  text.upTo(varints.at + 3 * 8);
  varints.next();
  varints.next();
  const ranges = varints.next();
  const values = 1 + 2 * ranges + (type === ackEcn ? 3 : 0);
  for (let value = 0; value < values && !varints.isShort; value++) {
    text.upTo(varints.at + 8);
    varints.next();
  }
};
