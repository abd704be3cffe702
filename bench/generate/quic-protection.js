import { createCipheriv, createHmac } from 'node:crypto';
import { u16, u8, vector8 } from './vector.js';

/** RFC 9001 section 5.2. */
const initialSalt = Buffer.from('38762cf7f55934b34d179ae6a4c80cadccbb7f0a', 'hex');

const hmac = (key, data) => createHmac('sha256', key).update(data).digest();

/** RFC 8446 section 7.1 over RFC 5869: every length asked for here fits the first block. */
const expandLabel = (secret, label, length) => {
  const info = Buffer.concat([u16(length), vector8(Buffer.from(`tls13 ${label}`)), vector8(Buffer.alloc(0))]);
  return hmac(secret, Buffer.concat([info, u8(1)])).subarray(0, length);
};

/** RFC 9001 section 5.1: key, iv and header-protection key of one side's Initial packets. */
export const initialKeys = (destinationId, label) => {
  const secret = expandLabel(hmac(initialSalt, destinationId), label, 32);
  return {
    key: expandLabel(secret, 'quic key', 16),
    iv: expandLabel(secret, 'quic iv', 12),
    hp: expandLabel(secret, 'quic hp', 16)
  };
};

const nonceOf = (iv, packetNumber) => {
  const nonce = Buffer.from(iv);
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ packetNumber) >>> 0, 8);
  return nonce;
};

const encrypt = ({ key, iv }, packetNumber, header, payload) => {
  const cipher = createCipheriv('aes-128-gcm', key, nonceOf(iv, packetNumber)).setAAD(header);
  return Buffer.concat([cipher.update(payload), cipher.final(), cipher.getAuthTag()]);
};

/** RFC 9001 section 5.4: the mask comes from 16 bytes that begin 4 after the packet number does. */
const maskOf = (hp, packet, numberAt) => {
  const cipher = createCipheriv('aes-128-ecb', hp, null).setAutoPadding(false);
  return cipher.update(packet.subarray(numberAt + 4, numberAt + 20));
};

/** Encrypts `payload` behind `header`, whose last `numberBytes` are the packet number, and masks the header. */
export const protect = (keys, header, packetNumber, numberBytes, payload) => {
  const packet = Buffer.concat([header, encrypt(keys, packetNumber, header, payload)]);
  const numberAt = header.length - numberBytes;
  const mask = maskOf(keys.hp, packet, numberAt);
  packet[0] ^= mask[0] & 0x0f;
  for (let index = 0; index < numberBytes; index++) packet[numberAt + index] ^= mask[1 + index];
  return packet;
};
