import { joined } from '../bytes/joined.ts';
import { base64Bytes } from '../bytes/base64.ts';
import type { Body } from '../model/capture.ts';
import { numberAt, objectAt, stringAt, type JsonObject } from '../model/json.ts';
import { flatSlice } from './flat-slice.ts';
import { paramsText } from './har-params.ts';

/** More of one body is not kept. */
const maxBody = 1 << 20;

/** The body of a request as the file gives it; `contentType` is what the header fields say of it. */
export const requestBody = (request: JsonObject, contentType: string | null): Body | null => {
  const post = objectAt(request, 'postData');
  const stated = numberAt(request, 'bodySize');
  const mediaType = stringAt(post, 'mimeType') || contentType;
  const text = stringAt(post, 'text') ?? '';
  if (text === '') return listedBody(post, mediaType) ?? absentBody(mediaType, stated);
  const data = isBase64(post) ? (base64Bytes(text) ?? text) : asSent(text, stated);
  return bounded(data, mediaType, cutFrom(data, stated));
};

/** PCAPdroid, Fiddler and others add `encoding`, which HAR 1.2 has for answers only. */
const isBase64 = (post: JsonObject | null): boolean =>
  (stringAt(post, 'encoding') ?? stringAt(post, '_encoding'))?.toLowerCase() === 'base64';

const bounded = (data: string | Uint8Array, mediaType: string | null, cutFrom: number | null): Body => ({
  data: flatSlice(data, maxBody),
  mediaType,
  cutFrom
});

/** Known by its fields only. */
const listedBody = (post: JsonObject | null, contentType: string | null): Body | null => {
  const listed = post && paramsText(post, contentType);
  return listed && bounded(listed.text, listed.mediaType, cutFrom(listed.text, null));
};

/** Something was sent, and the file does not hold it. */
const absentBody = (mediaType: string | null, stated: number | null): Body | null =>
  stated !== null && stated > 0 ? { data: '', mediaType, cutFrom: stated } : null;

/**
 * The length of the whole where that is more than is kept: by the file's own count only where the difference is a clear
 * one, as some count the frame around a body, or the body before it was unpacked.
 */
const cutFrom = (data: string | Uint8Array, stated: number | null): number | null => {
  const bytes = typeof data === 'string' ? utf8Length(data) : data.length;
  if (stated !== null && stated > bytes * 1.05 + 256) return stated;
  return data.length > maxBody ? bytes : null;
};

const utf8Length = (text: string): number => {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // A pair of surrogates (4 bytes) is two units of 2 here.
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
};

// PEP 383, as mitmproxy writes bytes that are no UTF-8: byte 0x80..0xff as the lone surrogate U+DC80..U+DCFF
const escapedByte = /[\udc80-\udcff](?<![\ud800-\udbff].)/;
const escapedBytes = /(?:[\udc80-\udcff](?<![\ud800-\udbff].))+/g;
const byteCharacters = /^[\0-\xff]*$/;
const controls = /[\0-\x08\x0e-\x1f\x7f-\x9f]/;

/** Text, or the bytes that a program wrote as if they were text: where the file proves that it did. */
const asSent = (text: string, stated: number | null): string | Uint8Array => {
  if (escapedByte.test(text)) return unescapedBytes(text);
  // mitmproxy again, where no charset is given: a character a byte (ISO 8859-1), and the count of bytes tells.
  if (stated !== text.length || !byteCharacters.test(text) || utf8Length(text) === stated) return text;
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return controls.test(text) || isUtf8(bytes) ? bytes : text;
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // characters that happen to be below U+0100, in a count of characters
  }
};

const unescapedBytes = (text: string): Uint8Array => {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { 0: run, index } of text.matchAll(escapedBytes)) {
    parts.push(
      encoder.encode(text.slice(from, index)),
      Uint8Array.from(run, (unit) => unit.charCodeAt(0) & 0xff)
    );
    from = index + run.length;
  }
  return joined([...parts, encoder.encode(text.slice(from))]);
};
