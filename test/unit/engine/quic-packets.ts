import { createCipheriv, createHmac } from 'node:crypto';
import { be16, be32, bytesOf } from './packets.ts';

/** QUIC as its clients send it, sealed by Node's own cryptography: nothing of the engine is used here. */
export interface Version {
  readonly number: number;
  readonly salt: string;
  readonly prefix?: string;
  readonly initialType?: number;
  /** 6 where it is not given. */
  readonly cryptoFrame?: number;
}

export const v1: Version = { number: 1, salt: '38762cf7f55934b34d179ae6a4c80cadccbb7f0a' };
export const v2: Version = {
  number: 0x6b3343cf,
  salt: '0dede3def700a6db819381be6e269dcbf9bd2ed9',
  prefix: 'quicv2',
  initialType: 1
};
const draft29 = 'afbfec289993d24c9e9786f19c6111e04390a899';
const draft23 = 'c3eef712c72ebb5a11a7d2432bb46365bef9f502';
const draft22 = '7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a';
export const otherVersions: readonly Version[] = [
  { number: 0xff000022, salt: v1.salt },
  { number: 0xff000020, salt: draft29 },
  { number: 0xff00001d, salt: draft29 },
  { number: 0xff00001c, salt: draft23 },
  { number: 0xff000017, salt: draft23 },
  { number: 0xff000016, salt: draft22 },
  { number: 0xfaceb001, salt: draft22 },
  { number: 0xfaceb002, salt: draft23 },
  { number: 0x54303530, salt: '7ff579e5acd072915580304c43a2367c60488310', cryptoFrame: 8 },
  { number: 0x54303531, salt: '7a4edef4e7ccee5fa4506c19124fc8ccda6e033d', cryptoFrame: 8 },
  { number: 0xfaceb00e, salt: draft23 },
  {
    number: 0x709a50c4,
    salt: 'a707c203a59b47184a1d62ca570406ea7ae3e5d3',
    prefix: 'quicv2',
    initialType: 1
  }
];
export const q050: Version = { number: 0x51303530, salt: '504574efd066fe2f9d945cfcdbd3a7f0d3b56b45' };

const hmac = (key: Uint8Array, message: Uint8Array): Buffer =>
  createHmac('sha256', key).update(message).digest();

/** RFC 8446 section 7.1 */
const expand = (secret: Uint8Array, label: string, length: number): Buffer =>
  hmac(secret, bytesOf(be16(length), label.length + 6, `tls13 ${label}`, 0, 1)).subarray(0, length);

/** RFC 9001 section 5.1 */
export const keysOf = (
  version: Version,
  id: Uint8Array,
  end = 'client in'
): Record<'key' | 'iv' | 'hp', Buffer> => {
  const secret = expand(hmac(Buffer.from(version.salt, 'hex'), id), end, 32);
  const { prefix = 'quic' } = version;
  return {
    key: expand(secret, `${prefix} key`, 16),
    iv: expand(secret, `${prefix} iv`, 12),
    hp: expand(secret, `${prefix} hp`, 16)
  };
};

export const id = Uint8Array.from([0x83, 0x94, 0xc8, 0xf0, 0x3e, 0x51, 0x57, 0x08]);

export interface Initial {
  readonly version?: Version;
  /** The Destination Connection ID in the header; `keyId` where the keys come from another. */
  readonly to?: Uint8Array;
  readonly keyId?: Uint8Array;
  /** The Source Connection ID; empty where it is not given. */
  readonly from?: Uint8Array;
  readonly token?: Uint8Array;
  readonly number?: number;
  readonly sender?: 'client in' | 'server in';
  /** PADDING is added until there are so many bytes of frames. */
  readonly frameBytes?: number;
}

const none = new Uint8Array();
const varint16 = (value: number): number[] => be16(0x4000 | value);

/** RFC 9000 section 17.2.2, with a packet number of four bytes. */
export const initial = (frames: Uint8Array, options: Initial = {}): Uint8Array => {
  const { version = v1, to = id, from = none, token = none, number = 0, frameBytes = 1162 } = options;
  const { key, iv, hp } = keysOf(version, options.keyId ?? to, options.sender);
  const payload = bytesOf(frames, new Uint8Array(Math.max(0, frameBytes - frames.length)));
  const header = bytesOf(
    0xc3 | ((version.initialType ?? 0) << 4),
    be32(version.number),
    to.length,
    to,
    from.length,
    from,
    token.length === 0 ? 0 : varint16(token.length),
    token,
    varint16(4 + payload.length + 16),
    be32(number)
  );
  iv.writeUInt32BE((iv.readUInt32BE(8) ^ number) >>> 0, 8);
  const cipher = createCipheriv('aes-128-gcm', key, iv).setAAD(header);
  const sealed = bytesOf(cipher.update(payload), cipher.final(), cipher.getAuthTag());
  // RFC 9001 section 5.4
  const mask = createCipheriv('aes-128-ecb', hp, null).update(sealed.subarray(0, 16));
  header[0]! ^= mask[0]! & 0x0f;
  for (let byte = 1; byte <= 4; byte++) header[header.length - 5 + byte]! ^= mask[byte]!;
  return bytesOf(header, sealed);
};

/** RFC 9000 section 19.6 */
export const cryptoFrame = (message: Uint8Array, from = 0, to = message.length): Uint8Array =>
  bytesOf(6, varint16(from), varint16(to - from), message.subarray(from, to));

/** The hello of RFC 9001 appendix A.2, in its CRYPTO frame. */
export const rfcFrames = Buffer.from(
  '060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e86804fe3a47f06a2b69484c' +
    '00000413011302010000c000000010000e00000b6578616d706c652e636f6dff01000100000a00080006' +
    '001d0017001800100007000504616c706e000500050100000000003300260024001d00209370b2c9caa4' +
    '7fbabaf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b0003020304000d0010000e040305' +
    '0306030203080408050806002d00020101001c00024001003900320408ffffffffffffffff05048000ff' +
    'ff07048000ffff0801100104800075300901100f088394c8f03e51570806048000ffff',
  'hex'
);

/** "QUIC Crypto" (Google): PAD, SNI and VER, the name in the middle. */
export const chlo = (name: string): Uint8Array => {
  const le32 = (value: number): number[] => be32(value).reverse();
  const ends = [100, 100 + name.length, 104 + name.length] as const;
  const entry = (tag: string, end: number): Uint8Array => bytesOf(tag, le32(end));
  const entries = [entry('PAD\0', ends[0]), entry('SNI\0', ends[1]), entry('VER\0', ends[2])];
  return bytesOf('CHLO', [3, 0, 0, 0], ...entries, new Array<number>(100).fill(0x2d), name, 'Q043');
};
