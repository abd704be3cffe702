import { base64Bytes } from '../bytes/base64.ts';
import type { Body, RequestContent, SentMessage } from '../model/capture.ts';
import { asObject, listAt, numberAt, objectAt, stringAt, type JsonObject } from '../model/json.ts';

/** What is kept of one request; more is counted as cut. */
const maxBody = 1 << 20;
const maxMessage = 1 << 18;
const maxMessages = 1000;
const maxHeaders = 1 << 16;

/** What an entry says was sent: header fields, body, WebSocket messages. Null where it says nothing of it. */
export const requestContent = (entry: JsonObject, request: JsonObject): RequestContent | null => {
  const headers = headerLines(request);
  const body = requestBody(request);
  const messages = sentMessages(entry);
  return headers === '' && body === null && messages.length === 0 ? null : { headers, body, messages };
};

/** Fields as lines; HTTP/2's pseudo fields (RFC 9113 section 8.3) are in the address already. */
const headerLines = (request: JsonObject): string => {
  const lines: string[] = [];
  let length = 0;
  for (const { name, value } of namedValues(request, 'headers')) {
    if (name === '' || name.startsWith(':')) continue;
    const line = `${name}: ${value.replace(/[\r\n]+/g, ' ')}`;
    length += line.length + 1;
    if (length > maxHeaders) break;
    lines.push(line);
  }
  if (!lines.some((line) => /^cookie:/i.test(line))) lines.push(...cookieLine(request));
  return lines.join('\n');
};

/** Some programs list cookies and leave their header field out. */
const cookieLine = (request: JsonObject): string[] => {
  const pairs = namedValues(request, 'cookies').map(({ name, value }) => `${name}=${value}`);
  return pairs.length === 0 ? [] : [`cookie: ${pairs.join('; ').slice(0, maxHeaders)}`];
};

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

const namedValues = (object: JsonObject | null, key: string): NamedValue[] =>
  listAt(object, key).map((item) => {
    const field = asObject(item);
    return { name: stringAt(field, 'name') ?? '', value: stringAt(field, 'value') ?? '' };
  });

const requestBody = (request: JsonObject): Body | null => {
  const post = objectAt(request, 'postData');
  if (!post) return null;
  const mediaType = stringAt(post, 'mimeType');
  const text = stringAt(post, 'text') ?? '';
  if (text === '') return paramsBody(post, mediaType);
  // PCAPdroid and others add `encoding`, which HAR 1.2 has for answers only.
  const isBase64 = (stringAt(post, 'encoding') ?? stringAt(post, '_encoding')) === 'base64';
  const data = isBase64 ? (base64Bytes(text) ?? text) : text;
  return bounded(data, mediaType, numberAt(request, 'bodySize'));
};

const bounded = (data: string | Uint8Array, mediaType: string | null, stated: number | null): Body => {
  const isCut = data.length > maxBody;
  const kept = data.slice(0, maxBody);
  // Characters never take less than a byte, and a text that was escaped more: only a clear loss is one.
  const isShort = stated !== null && stated > 4 * data.length + 64 && data.length > 0;
  return { data: kept, mediaType, cutFrom: isCut ? data.length : isShort ? stated : null };
};

/** A body that is only listed by its fields is written as it was sent. */
const paramsBody = (post: JsonObject, mediaType: string | null): Body | null => {
  const fields = namedValues(post, 'params').filter(({ name }) => name !== '');
  if (fields.length === 0) return null;
  if (mediaType?.toLowerCase().startsWith('multipart/') === true) return multipartBody(fields);
  const text = fields.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join('&');
  return bounded(text, mediaType ?? 'application/x-www-form-urlencoded', null);
};

const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

const boundary = 'fields-of-the-capture';

/** RFC 7578 */
const multipartBody = (fields: readonly NamedValue[]): Body => {
  const parts = fields.map(
    ({ name, value }) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"\r\n\r\n${value}\r\n`
  );
  return bounded(`${parts.join('')}--${boundary}--\r\n`, `multipart/form-data; boundary=${boundary}`, null);
};

/** Chrome and Playwright write `_webSocketMessages`; binary ones (opcode 2, RFC 6455 section 5.2) as base64. */
const sentMessages = (entry: JsonObject): SentMessage[] => {
  const messages: SentMessage[] = [];
  for (const item of listAt(entry, '_webSocketMessages')) {
    const message = asObject(item);
    const data = stringAt(message, 'data');
    if (data === null || stringAt(message, 'type') !== 'send' || messages.length === maxMessages) continue;
    const bytes = numberAt(message, 'opcode') === 2 ? base64Bytes(data) : null;
    messages.push(sentMessage(bytes ?? data, numberAt(message, 'time')));
  }
  return messages;
};

/** Chrome counts in seconds, Playwright in milliseconds. */
const secondsEnd = 1e11;

const sentMessage = (data: string | Uint8Array, time: number | null): SentMessage => ({
  timeMs: time === null || time <= 0 ? null : time < secondsEnd ? time * 1000 : time,
  data: data.slice(0, maxMessage),
  cutFrom: data.length > maxMessage ? data.length : null
});

/** A field of joined header lines, by its lower-case name. */
export const headerValue = (headers: string, name: string): string | null => {
  for (const line of headers.split('\n')) {
    const colon = line.indexOf(':');
    if (colon === name.length && line.slice(0, colon).toLowerCase() === name)
      return line.slice(colon + 1).trim();
  }
  return null;
};
