import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { be16, be32, bytesOf } from '../../unit/engine/packets.ts';
import { anyBytes, anyNumber, hostname } from './bytes.ts';

const plain = fc.oneof(
  fc.json().map((text) => bytesOf(text)),
  fc.constant(bytesOf('a=1&b=%41%zz&c')),
  anyBytes(120)
);
const packings: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  'gzip, deflate': (bytes) => deflateRawSync(gzipSync(bytes)),
  identity: (bytes) => bytes,
  zstd: (bytes) =>
    bytesOf([0x28, 0xb5, 0x2f, 0xfd, 0x20, bytes.length & 255], (bytes.length << 3) | 1, 0, 0, bytes)
};

const body = fc.tuple(plain, fc.constantFrom(...Object.keys(packings))).map(([bytes, name]) => {
  const packed = packings[name]?.(bytes) ?? bytes;
  return { header: `Content-Encoding: ${name}\r\n`, bytes: packed };
});

/** RFC 9112 section 7.1, in pieces of any size, with an extension and a trailer. */
const chunked = (bytes: Uint8Array, size: number): Uint8Array => {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    chunks.push(bytesOf(`${part.length.toString(16)};a="b"\r\n`, part, '\r\n'));
  }
  return bytesOf(...chunks, '0\r\nX-Trailer: 1\r\n\r\n');
};

const requestLine = fc.tuple(
  fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'CONNECT', 'M-SEARCH', 'PRI'),
  fc.oneof(
    fc.webPath().map((path) => `/${path}`),
    hostname.map((name) => `http://${name}/p?q=1#f`),
    hostname.map((name) => `${name}:443`),
    fc.constantFrom('*', '/%', '//', '')
  )
);

const headerLine = fc.oneof(
  fc.constantFrom(
    'Expect: 100-continue',
    'Upgrade: h2c',
    'Cookie: a=b; c=d',
    ' folded',
    'Host: twice',
    ':',
    'X'
  ),
  fc
    .tuple(fc.string({ maxLength: 8 }), fc.string({ maxLength: 30 }))
    .map(([name, value]) => `${name}: ${value}`)
);

/** RFC 9112 section 3: one request, with a body that is told of by its length, in chunks, or wrongly. */
const request = fc
  .tuple(requestLine, hostname, fc.array(headerLine, { maxLength: 4 }), body, fc.nat(5), anyNumber(16))
  .map(([[method, target], host, lines, { header, bytes }, way, number]) => {
    const head = `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n${lines.map((line) => `${line}\r\n`).join('')}`;
    if (way === 0) return bytesOf(head, '\r\n');
    if (way === 1)
      return bytesOf(head, header, 'Transfer-Encoding: chunked\r\n\r\n', chunked(bytes, 1 + (number % 50)));
    const length = way === 2 ? number : bytes.length;
    return bytesOf(head, header, `Content-Length: ${length.toString()}\r\n\r\n`, bytes);
  });

/** Requests in a row: RFC 9112 section 9.3.2. */
export const httpRequests = fc.array(request, { minLength: 1, maxLength: 4 }).map((all) => bytesOf(...all));

const key = [1, 2, 3, 4];

/** RFC 6455 section 5.2: final or not, of any kind, masked or not, with a length of any form. */
const webSocketFrame = fc
  .tuple(
    fc.constantFrom(0x81, 0x82, 0x01, 0x80, 0x00, 0xc1, 0x41, 0x88, 0x89, 0xf3),
    anyBytes(200),
    fc.nat(6),
    anyNumber(16)
  )
  .map(([first, data, way, length]) => {
    const masked = data.map((byte, at) => byte ^ key[at & 3]!);
    if (way === 0) return bytesOf(first, 0xfe, be16(length), key, masked);
    if (way === 1) return bytesOf(first, 0xff, be32(length), be32(0xffffffff), key, masked);
    if (way === 2) return bytesOf(first, Math.min(data.length, 125), data);
    return bytesOf(first, 0xfe, be16(data.length), key, masked);
  });

export const webSocket = fc
  .tuple(hostname, fc.array(webSocketFrame, { maxLength: 6 }))
  .map(([host, frames]) =>
    bytesOf(
      `GET /live HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`,
      'Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n',
      ...frames
    )
  );

/** RFC 7541 section 5: a string, huffman-coded or not as its first bit says, of a length that may be wrong. */
const hpackString = fc
  .tuple(
    fc.oneof(
      hostname.map((name) => bytesOf(name)),
      anyBytes(30)
    ),
    fc.nat(9)
  )
  .map(([text, odd]) => bytesOf((odd === 0 ? 0x80 : 0) | (odd === 1 ? 126 : text.length & 127), text));

/** RFC 7541 section 6: indexed, literal in three ways, and the size of the table. */
const hpackField = fc.oneof(
  fc.nat(127).map((index) => bytesOf(0x80 | index)),
  fc
    .tuple(fc.constantFrom(0x40, 0x00, 0x10), fc.nat(15), hpackString, hpackString)
    .map(([kind, index, name, value]) => bytesOf(kind | index, index === 0 ? name : [], value)),
  fc.nat(30).map((size) => bytesOf(0x20 | size)),
  anyBytes(6).map((rest) => bytesOf([0x7f, 0xff, 0xff], rest))
);

// RFC 7541 appendix A: 2 is :method GET, 4 is :path /, 6 is :scheme http, 1 is :authority
const requestFields = hostname.map((name) => bytesOf([0x82, 0x84, 0x86, 0x41], name.length, name));

const headerBlock = fc
  .tuple(requestFields, fc.array(hpackField, { maxLength: 6 }))
  .map(([fields, more]) => bytesOf(fields, ...more));

const frameOf = (type: number, flags: number, stream: number, payload: Uint8Array): Uint8Array =>
  bytesOf(0, be16(payload.length), type, flags, be32(stream), payload);

/** RFC 9113 section 6: HEADERS (whole, or continued), DATA, and frames of any kind with anything in them. */
const http2Frame = fc.oneof(
  fc.tuple(headerBlock, fc.nat(3), fc.nat(9)).map(([block, way, stream]) => {
    if (way !== 0) return frameOf(1, 0x04 | (way & 1), 2 * stream + 1, block);
    const middle = block.length >> 1;
    return bytesOf(
      frameOf(1, 0, 2 * stream + 1, block.subarray(0, middle)),
      frameOf(9, 4, 2 * stream + 1, block.subarray(middle))
    );
  }),
  fc
    .tuple(anyBytes(100), fc.nat(9))
    .map(([data, stream]) => frameOf(0, data.length & 1, 2 * stream + 1, data)),
  fc
    .tuple(fc.nat(11), anyNumber(8), fc.nat(9), anyBytes(40))
    .map(([type, flags, stream, data]) => frameOf(type, flags, stream, data))
);

/** RFC 9113 section 3.4: the preface, then SETTINGS. */
export const http2 = fc
  .array(http2Frame, { minLength: 1, maxLength: 6 })
  .map((frames) =>
    bytesOf('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', frameOf(4, 0, 0, new Uint8Array()), ...frames)
  );

/** RFC 1928 sections 3 and 4, and SOCKS4a; then what goes through. */
export const socks = fc
  .tuple(hostname, fc.nat(3), httpRequests, anyNumber(8))
  .map(([name, way, inside, length]) => {
    if (way === 0) return bytesOf([4, 1, 0, 80, 0, 0, 0, 9], 'me', 0, name, 0, inside);
    const size = way === 1 ? length : name.length;
    return bytesOf([5, 2, 0, 2], [5, 1, 0, 3], size, name, be16(80), inside);
  });
