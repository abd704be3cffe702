import { Aes128 } from './aes.ts';
import { Gcm } from './gcm.ts';
import { HmacSha256 } from './hmac.ts';

/** What differs between the versions whose Initial packets can be read. */
export interface QuicVersion {
  /** RFC 9001 section 5.2: keys the extraction of the secret. */
  readonly salt: HmacSha256;
  /** HKDF's info for key, IV and header protection key (RFC 9001 section 5.1). */
  readonly infos: readonly [Uint8Array, Uint8Array, Uint8Array];
  /** The long header's type of an Initial; 0-RTT, Handshake and Retry follow it, modulo 4. */
  readonly initialType: number;
  /** Google's own handshake inside, not TLS. */
  readonly isGoogle: boolean;
}

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => parseInt(hex.slice(2 * at, 2 * at + 2), 16));

const keyBytes = 16;
const ivBytes = 12;
const secretBytes = 32;

/** What RFC 8446 section 7.1 has HKDF-Expand sign (RFC 5869 section 2.3): 32 bytes and less are its first block. */
const labelInfo = (label: string, length: number): Uint8Array => {
  const name = Array.from(`tls13 ${label}`, (letter) => letter.charCodeAt(0));
  const emptyContext = 0;
  const firstBlock = 1;
  return Uint8Array.of(0, length, name.length, ...name, emptyContext, firstBlock);
};

const infos = (prefix: string): QuicVersion['infos'] => [
  labelInfo(`${prefix} key`, keyBytes),
  labelInfo(`${prefix} iv`, ivBytes),
  labelInfo(`${prefix} hp`, keyBytes)
];
const clientInfo = labelInfo('client in', secretBytes);
const quicInfos = infos('quic');

const version = (salt: string, more: Partial<QuicVersion> = {}): QuicVersion => ({
  salt: new HmacSha256(fromHex(salt)),
  infos: quicInfos,
  initialType: 0,
  isGoogle: false,
  ...more
});

// RFC 9001 section 5.2
const v1 = version('38762cf7f55934b34d179ae6a4c80cadccbb7f0a');
// RFC 9369 sections 3.2 and 3.3.1
const v2 = version('0dede3def700a6db819381be6e269dcbf9bd2ed9', { infos: infos('quicv2'), initialType: 1 });
// draft-ietf-quic-tls-29 to -32, section 5.2
const draft29 = version('afbfec289993d24c9e9786f19c6111e04390a899');
// draft-ietf-quic-tls-23 to -28, section 5.2
const draft23 = version('c3eef712c72ebb5a11a7d2432bb46365bef9f502');
// draft-ietf-quic-tls-22, section 5.2; earlier drafts have another long header
const draft22 = version('7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a');
// QUICHE, quic/core/crypto/crypto_utils.cc: kQ050Salt, kT050Salt, kT051Salt
const q050 = version('504574efd066fe2f9d945cfcdbd3a7f0d3b56b45', { isGoogle: true });
const t050 = version('7ff579e5acd072915580304c43a2367c60488310');
const t051 = version('7a4edef4e7ccee5fa4506c19124fc8ccda6e033d');

/** draft-ietf-quic-transport, section 15: drafts are numbered from 0xff000000. */
const drafts = (from: number, to: number, draft: QuicVersion): [number, QuicVersion][] =>
  Array.from({ length: to - from + 1 }, (_, at) => [0xff00_0000 + from + at, draft]);

export const quicVersions: ReadonlyMap<number, QuicVersion> = new Map([
  [1, v1],
  [0x6b33_43cf, v2],
  ...drafts(33, 34, v1),
  ...drafts(29, 32, draft29),
  ...drafts(23, 28, draft23),
  ...drafts(22, 22, draft22),
  // mvfst, quic/handshake/FizzCryptoFactory.cpp: what Facebook's programs spoke
  [0xface_b001, draft22],
  [0xface_b002, draft23],
  // ASCII: Q050, T050, T051
  [0x5130_3530, q050],
  [0x5430_3530, t050],
  [0x5430_3531, t051]
]);

/** What protects the Initial packets that a client sends. */
export interface InitialKeys {
  readonly payload: Gcm;
  readonly iv: Uint8Array;
  readonly header: Aes128;
}

/** RFC 9001 sections 5.1 and 5.2, from the Destination Connection ID of the client's first Initial. */
export const clientKeys = (of: QuicVersion, destinationId: Uint8Array): InitialKeys => {
  const initial = new HmacSha256(of.salt.digest(destinationId));
  const client = new HmacSha256(initial.digest(clientInfo));
  const [key, iv, header] = of.infos;
  return {
    payload: new Gcm(client.digest(key).subarray(0, keyBytes)),
    iv: client.digest(iv).subarray(0, ivBytes),
    header: new Aes128(client.digest(header).subarray(0, keyBytes))
  };
};
