import type { Shown } from './chain.ts';
import { quote } from './shell.ts';

// Bytes in and bytes out: Python's text streams would take a carriage return for the end of a line.
const python = (code: string): string => `python3 -c ${quote(code)}`;

const standardBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const base64 = (from: Shown): string =>
  typeof from === 'string' && standardBase64.test(from)
    ? 'base64 -d'
    : python(
        'import sys,base64; s="".join(sys.stdin.read().split()).rstrip("=").replace("-","+").replace("_","/"); s=s[:len(s)-(len(s)%4==1)]; sys.stdout.buffer.write(base64.b64decode(s+"="*(-len(s)%4)))'
      );

const timesIn = (text: Shown, what: RegExp): number =>
  typeof text === 'string' ? (text.match(what)?.length ?? 0) : 0;

/** A `+` is a space where signs are fewer after than before; `%uXXXX` is what JavaScript's `escape()` gives. */
const percent = (from: Shown, to: Shown): string => {
  const unquote = timesIn(to, /\+/g) < timesIn(from, /\+|%2b/gi) ? 'unquote_plus' : 'unquote';
  const units =
    timesIn(from, /%u[0-9a-f]{4}/gi) === 0
      ? 's'
      : 're.sub("%u([0-9a-fA-F]{4})",lambda m:chr(int(m[1],16)),s).encode("utf-16","surrogatepass").decode("utf-16")';
  return python(
    `import re,sys,urllib.parse as u; s=sys.stdin.buffer.read().decode(); sys.stdout.buffer.write(u.${unquote}(${units}).encode())`
  );
};

const inflate = (windowBits: number): string =>
  python(
    `import sys,zlib; sys.stdout.buffer.write(zlib.decompressobj(${String(windowBits)}).decompress(sys.stdin.buffer.read()))`
  );

const mirrorPrefix = 'dfm-enc-';
const mirror = 't6KJCZa5pDdQ9khoEM3Tj70fbP2eLSyc4BrsYugARqFIw1mzlGNVXOHiWvxUn8';

/** Disguised cookies of Sensors Analytics (github.com/sensorsdata/sa-sdk-javascript), without their prefix. */
const sensorsCookie = (from: Shown): string =>
  typeof from === 'string' && from.startsWith(mirrorPrefix)
    ? python(
        `import sys; a="${mirror}"; sys.stdout.buffer.write(sys.stdin.buffer.read().decode().translate(str.maketrans(a,a[::-1])).encode())`
      )
    : python(
        'import sys; sys.stdout.buffer.write("".join(chr((ord(c)+113)%126) if ord(c)<126 else c for c in sys.stdin.buffer.read().decode()).encode())'
      );

/** What follows the comma (RFC 2397). */
const dataUrl = (from: Shown, to: Shown): string => {
  const [head = '', data = ''] = typeof from === 'string' ? from.split(',', 2) : [];
  return head.endsWith(';base64') ? base64(data) : percent(data, to);
};

type Command = (from: Shown, to: Shown) => string;

const commands: Readonly<Record<string, Command>> = {
  percent,
  base64,
  base64url: base64,
  hex: () => python('import sys; sys.stdout.buffer.write(bytes.fromhex(sys.stdin.read()))'),
  gzip: () => 'gunzip -c',
  zlib: () => inflate(15),
  deflate: () => inflate(-15),
  brotli: () => 'brotli -dc',
  zstd: () => 'zstd -dc',
  lz4: () => 'lz4 -dc',
  'data-url': dataUrl,
  'sensors-cookie': sensorsCookie,
  text: () => '' // bytes that are UTF-8: nothing is to be done
};

/** The command that takes a step of a decode tree, from standard input to standard output; null where there is none. */
export const stepCommand = (label: string, from: Shown, to: Shown): string | null =>
  commands[label]?.(from, to) ?? null;
