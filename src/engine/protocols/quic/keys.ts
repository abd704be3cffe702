import { u32be } from '../../bytes/integers.ts';
import { encryptBlock, expandKey, scheduleWords } from './aes.ts';
import { HmacSha256, messageBlock } from './hmac.ts';

/** What differs between the versions whose Initial packets can be read. */
export interface QuicVersion {
  /** RFC 9001 section 5.2: keys the extraction of the secret. */
  readonly salt: HmacSha256;
  /** HKDF's info for key, IV and header protection key (RFC 9001 section 5.1). */
  readonly infos: readonly [Int32Array, Int32Array, Int32Array];
  /** The long header's type of an Initial; 0-RTT, Handshake and Retry follow it, modulo 4. */
  readonly initialType: number;
  /** Type of the frames that hold the handshake (RFC 9000 section 19.6). */
  readonly cryptoFrame: number;
  /** Google's own handshake inside, not TLS. */
  readonly isGoogle: boolean;
}

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => parseInt(hex.slice(2 * at, 2 * at + 2), 16));

const keyBytes = 16;
const ivBytes = 12;
const secretBytes = 32;

/** What RFC 8446 section 7.1 has HKDF-Expand sign (RFC 5869 section 2.3): 32 bytes and less are its first block. */
const labelInfo = (label: string, length: number): Int32Array => {
  const name = Array.from(`tls13 ${label}`, (letter) => letter.charCodeAt(0));
  const emptyContext = 0;
  const firstBlock = 1;
  return messageBlock(Uint8Array.of(0, length, name.length, ...name, emptyContext, firstBlock));
};

const infos = (prefix: string): QuicVersion['infos'] => [
  labelInfo(`${prefix} key`, keyBytes),
  labelInfo(`${prefix} iv`, ivBytes),
  labelInfo(`${prefix} hp`, keyBytes)
];
const clientInfo = labelInfo('client in', secretBytes);
const quicInfos = infos('quic');

const keyedBy = (salt: string): HmacSha256 => {
  const keyed = new HmacSha256();
  const bytes = fromHex(salt);
  keyed.setKey(Int32Array.from({ length: bytes.length / 4 }, (_, at) => u32be(bytes, 4 * at)));
  return keyed;
};

const version = (salt: string, more: Partial<QuicVersion> = {}): QuicVersion => ({
  salt: keyedBy(salt),
  infos: quicInfos,
  initialType: 0,
  cryptoFrame: 0x06,
  isGoogle: false,
  ...more
});

// RFC 9001 section 5.2
const v1 = version('38762cf7f55934b34d179ae6a4c80cadccbb7f0a');
// RFC 9369 sections 3.2 and 3.3.1
const v2 = version('0dede3def700a6db819381be6e269dcbf9bd2ed9', { infos: infos('quicv2'), initialType: 1 });
// draft-ietf-quic-v2, while its version was 0x709a50c4: sections 3.1 to 3.3
const v2Draft = version('a707c203a59b47184a1d62ca570406ea7ae3e5d3', {
  infos: infos('quicv2'),
  initialType: 1
});
// draft-ietf-quic-tls-29 to -32, section 5.2
const draft29 = version('afbfec289993d24c9e9786f19c6111e04390a899');
// draft-ietf-quic-tls-23 to -28, section 5.2
const draft23 = version('c3eef712c72ebb5a11a7d2432bb46365bef9f502');
// draft-ietf-quic-tls-22, section 5.2; earlier drafts have another long header
const draft22 = version('7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a');
// QUICHE, quic/core/crypto/crypto_utils.cc: kQ050Salt, kT050Salt, kT051Salt
const q050 = version('504574efd066fe2f9d945cfcdbd3a7f0d3b56b45', { isGoogle: true });
// ... and quic/core/quic_types.h, QuicFrameType: CRYPTO_FRAME
const t050 = version('7ff579e5acd072915580304c43a2367c60488310', { cryptoFrame: 0x08 });
const t051 = version('7a4edef4e7ccee5fa4506c19124fc8ccda6e033d', { cryptoFrame: 0x08 });

/** draft-ietf-quic-transport, section 15: drafts are numbered from 0xff000000. */
const drafts = (from: number, to: number, draft: QuicVersion): [number, QuicVersion][] =>
  Array.from({ length: to - from + 1 }, (_, at) => [0xff00_0000 + from + at, draft]);

export const quicVersions: ReadonlyMap<number, QuicVersion> = new Map([
  [1, v1],
  [0x6b33_43cf, v2],
  [0x709a_50c4, v2Draft],
  ...drafts(33, 34, v1),
  ...drafts(29, 32, draft29),
  ...drafts(23, 28, draft23),
  ...drafts(22, 22, draft22),
  // mvfst, quic/handshake/FizzCryptoFactory.cpp: what Facebook's programs spoke
  [0xface_b001, draft22],
  [0xface_b002, draft23],
  [0xface_b00e, draft23],
  // ASCII: Q050, T050, T051
  [0x5130_3530, q050],
  [0x5430_3530, t050],
  [0x5430_3531, t051]
]);

const hmac = new HmacSha256();
const idBlock = new Int32Array(16);
const secret = new Int32Array(8);

/** What protects the Initial packets that a client sends. */
export class InitialKeys {
  /** Key schedules of AES-128. */
  readonly payload = new Int32Array(scheduleWords);
  readonly header = new Int32Array(scheduleWords);
  /** NIST SP 800-38D section 7.1, step 1: the hash key is the encrypted zero block. */
  readonly hash = new Int32Array(4);
  readonly iv = new Int32Array(ivBytes / 4);

  /** RFC 9001 sections 5.1 and 5.2, from the Destination Connection ID of the client's first Initial. */
  ofClient(of: QuicVersion, destinationId: Uint8Array): void {
    const [key, iv, header] = of.infos;
    of.salt.digest(messageBlock(destinationId, idBlock), secret);
    hmac.setKey(secret);
    hmac.digest(clientInfo, secret);
    hmac.setKey(secret);
    hmac.digest(key, this.payload);
    hmac.digest(iv, this.iv);
    hmac.digest(header, this.header);
    expandKey(this.payload);
    expandKey(this.header);
    encryptBlock(this.payload, 0, 0, 0, 0, this.hash);
  }
}
