// Replaces the addresses of A and AAAA records in a DNS message (RFC 1035 section 4.1, RFC 3596 section 2.2).
import { substitute } from './addresses.js';

const addressLength = { 1: 4, 28: 16 };

function skipName(message, at) {
  while (message[at] !== 0) {
    if (message[at] >= 0xc0) return at + 2; // a pointer ends a name
    at += message[at] + 1;
  }
  return at + 1;
}

export function rewriteDns(message) {
  const questions = message.readUInt16BE(4);
  const records = message.readUInt16BE(6) + message.readUInt16BE(8) + message.readUInt16BE(10);
  let at = 12;
  for (let i = 0; i < questions; i++) at = skipName(message, at) + 4;
  for (let i = 0; i < records; i++) {
    const fixed = skipName(message, at);
    const length = addressLength[message.readUInt16BE(fixed)];
    if (length) substitute(message, fixed + 10, length);
    at = fixed + 10 + message.readUInt16BE(fixed + 8);
  }
}
