import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base64UrlText } from '../bytes/base64.ts';

const encoder = new TextEncoder();

/** Shorter ones would be found in what has nothing to do with them. */
const fewestEncoded = 6;

const isPairs = /^[0-9a-f]{2}(?:[-:]?[0-9a-f]{2}){5,}$/i;
const isPhone = /^[+\d\s()./-]{7,}$/;
const isEmail = /^([^@\s]{5,})@[^@\s]+$/;

/** As people and programs write the same thing: with and without separators, its parts. */
const waysToWrite = (value: string): string[] => [
  value,
  ...(isPairs.test(value) ? [value.replace(/[-:]/g, ''), colons(value), value.replaceAll(':', '-')] : []),
  ...(isPhone.test(value) ? phoneWays(value) : []),
  ...(isPage.test(value) ? pageWays(value) : []),
  ...(isEmail.exec(value)?.slice(1) ?? []),
  ...value.split(',').filter((part) => /^\s*-?\d+\.\d{2,}\s*$/.test(part)),
  value.normalize('NFC'),
  value.normalize('NFD')
];

const isPage = /^https?:\/\/[^/]+\/./i;
const pageWays = (value: string): string[] => {
  const bare = value.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/#.*$/, '');
  return [bare, bare.replace(/\/$/, '')];
};

const colons = (value: string): string => value.replace(/[-:]/g, '').replace(/..(?=.)/g, '$&:');

const phoneWays = (value: string): string[] => {
  const digits = value.replace(/\D/g, '').replace(/^00/, '');
  return digits.length < 7 ? [] : [digits, digits.slice(-9)].filter((text) => text.length >= 7);
};

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const percent = (value: string): string => encodeURIComponent(value.replace(loneSurrogate, '\ufffd'));
const escaped = (value: string): string =>
  value.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const everyByte = (hex: string): string => hex.replace(/../g, '%$&');
const reversed = (value: string): string => Array.from(value).reverse().join('');

/**
 * What base64 makes of `bytes` wherever they begin in what is encoded: only the characters that depend on nothing before
 * or behind them.
 */
const base64Ways = (bytes: Uint8Array): string[] =>
  [0, 1, 2].flatMap((before) => {
    const moved = new Uint8Array(before + bytes.length);
    moved.set(bytes, before);
    const whole = Math.floor((moved.length * 8) / 6);
    const text = base64UrlText(moved).slice(Math.ceil((before * 8) / 6), whole);
    return [text, text.replaceAll('-', '+').replaceAll('_', '/')];
  });

const encodings = (value: string): string[] => {
  const bytes = encoder.encode(value);
  const hex = bytesToHex(bytes);
  const encoded = percent(value);
  return [
    ...[encoded, percent(encoded), encoded.replaceAll('%20', '+'), value.replaceAll(' ', '+')],
    ...[value.replaceAll(' ', '-'), value.replaceAll(' ', '_'), escaped(value)],
    ...[hex, everyByte(hex), reversed(value)],
    ...base64Ways(bytes)
  ].filter((text) => text.length >= fewestEncoded);
};

const hashesOf = (value: string): string[] =>
  [md5, sha1, sha256].flatMap((hash) => {
    const digest = hash(encoder.encode(value));
    return [
      bytesToHex(digest),
      base64UrlText(digest),
      base64UrlText(digest).replaceAll('-', '+').replaceAll('_', '/')
    ];
  });

/** Everything under which `value` may stand in a text, the value itself first. Compared without regard to case. */
export const formsOf = (value: string, withHashes: boolean): string[] => {
  const ways = [...new Set(waysToWrite(value.trim()))].filter((way) => way !== '');
  const forms = ways.flatMap((way) => [way, ...(way.length >= 5 ? encodings(way) : [])]);
  const cases = withHashes ? ways.flatMap((way) => [way, way.toLowerCase(), way.toUpperCase()]) : [];
  return [...new Set([...forms, ...[...new Set(cases)].flatMap(hashesOf)])];
};
