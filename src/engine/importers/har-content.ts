import type { Body, RequestContent, SentMessage } from '../model/capture.ts';
import { base64Bytes } from '../bytes/base64.ts';
import { headerValue } from '../model/header-fields.ts';
import { asObject, listAt, numberAt, stringAt, type JsonObject } from '../model/json.ts';
import { flatSlice } from './flat-slice.ts';
import { requestBody } from './har-body.ts';
import { namedValues } from './har-fields.ts';

/** What is kept of one request; more is counted as cut. */
const maxMessage = 1 << 18;
const maxMessages = 1000;
const maxHeaders = 1 << 16;

/** What an entry says was sent: header fields, body, WebSocket messages. Null where it says nothing of it. */
export const requestContent = (entry: JsonObject, request: JsonObject): RequestContent | null => {
  const headers = headerLines(request);
  const body = requestBody(request, headerValue(headers, 'content-type'));
  const messages = sentMessages(entry);
  return headers === '' && body === null && messages.length === 0 ? null : { headers, body, messages };
};

/** Length of what is kept of it besides the header fields. */
export const payloadLength = ({ body, messages }: RequestContent): number =>
  messages.reduce((sum, { data }) => sum + data.length, body?.data.length ?? 0);

/** The same without what would take room: only how much it was. */
export const withoutPayload = ({ headers, body, messages }: RequestContent): RequestContent => ({
  headers,
  body: body && emptied(body),
  messages: messages.map(emptied)
});

const emptied = <T extends Body | SentMessage>(part: T): T => ({
  ...part,
  data: '',
  cutFrom: part.cutFrom ?? part.data.length
});

/** Fields as lines; HTTP/2's pseudo fields (RFC 9113 section 8.3) are in the address already. */
const headerLines = (request: JsonObject): string => {
  const lines = namedValues(request, 'headers')
    .filter(({ name }) => name !== '' && !name.startsWith(':'))
    .map(({ name, value }) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}`);
  if (!lines.some((line) => /^cookie:/i.test(line))) lines.push(...cookieLine(request));
  return flatSlice(lines.join('\n'), maxHeaders);
};

/** Some programs list cookies and leave their header field out. */
const cookieLine = (request: JsonObject): string[] => {
  const pairs = namedValues(request, 'cookies')
    .filter(({ name }) => name !== '')
    .map(({ name, value }) => `${name}=${value}`);
  return pairs.length === 0 ? [] : [`cookie: ${pairs.join('; ').replace(/[\r\n]+/g, ' ')}`];
};

const noMessages: readonly SentMessage[] = [];

/** Chrome, Playwright, mitmproxy and HTTP Toolkit agree; binary ones (opcode 2, RFC 6455 section 5.2) are base64. */
const sentMessages = (entry: JsonObject): readonly SentMessage[] => {
  const listed = listAt(entry, '_webSocketMessages');
  if (listed.length === 0) return noMessages;
  const messages: SentMessage[] = [];
  for (const item of listed) {
    const message = asObject(item);
    const data = stringAt(message, 'data');
    if (data === null || stringAt(message, 'type') !== 'send') continue;
    if (messages.length === maxMessages) break;
    const bytes = numberAt(message, 'opcode') === 2 ? base64Bytes(data) : null;
    messages.push(sentMessage(bytes ?? data, numberAt(message, 'time')));
  }
  return messages;
};

/** Chrome and mitmproxy count in seconds, Playwright in milliseconds. */
const secondsEnd = 1e11;

const sentMessage = (data: string | Uint8Array, time: number | null): SentMessage => ({
  timeMs: time === null || time <= 0 ? null : time < secondsEnd ? time * 1000 : time,
  data: flatSlice(data, maxMessage),
  cutFrom: data.length > maxMessage ? data.length : null
});
