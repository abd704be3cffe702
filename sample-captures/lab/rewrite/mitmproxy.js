// mitmproxy's flow files are typed netstrings, `length:payload type`: a changed address changes every length
// around it (https://tnetstrings.info).
import { substituteText } from './addresses.js';

const ofTable = /^(127\.|fd)/;
const isText = (type) => type === ',' || type === ';';
const isList = (type) => type === ']' || type === '}';

const netstring = (payload, type) =>
  Buffer.concat([Buffer.from(`${payload.length}:`), payload, Buffer.from(type)]);

function rewriteOne(payload, type) {
  if (isList(type)) return rewriteMitmproxy(payload);
  const text = isText(type) && payload.length < 40 ? payload.toString('latin1') : '';
  return ofTable.test(text) && !/[^0-9a-f.:]/.test(text) ? Buffer.from(substituteText(text)) : payload;
}

export function rewriteMitmproxy(bytes) {
  const out = [];
  for (let at = 0; at < bytes.length;) {
    const colon = bytes.indexOf(':', at);
    const end = colon + 1 + Number(bytes.subarray(at, colon));
    const type = String.fromCharCode(bytes[end]);
    out.push(netstring(rewriteOne(bytes.subarray(colon + 1, end), type), type));
    at = end + 1;
  }
  return Buffer.concat(out);
}
