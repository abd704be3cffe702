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

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // A stray %: Python leaves it as it stands, too.
  }
};

/** A `+` is a space only where the decoder took it for one. */
const percent = (from: Shown, to: Shown): string => {
  const isForm = typeof from === 'string' && from.includes('+') && decoded(from) !== to;
  return python(
    `import sys,urllib.parse as u; sys.stdout.buffer.write(u.${isForm ? 'unquote_plus' : 'unquote'}(sys.stdin.buffer.read().decode()).encode())`
  );
};

const inflate = (windowBits: number): string =>
  python(
    `import sys,zlib; sys.stdout.buffer.write(zlib.decompressobj(${String(windowBits)}).decompress(sys.stdin.buffer.read()))`
  );

const cookiePrefix = { shift: 'data:enc;', mirror: 'dfm-enc-' } as const;

/** The disguises of Sensors Analytics' cookies: characters moved by 113 modulo 126, or 62 read backwards. */
const sensorsCookie = (from: Shown): string =>
  typeof from === 'string' && from.startsWith(cookiePrefix.mirror)
    ? python(
        'import sys,string as t; a=t.ascii_uppercase+t.ascii_lowercase+t.digits; sys.stdout.buffer.write(sys.stdin.buffer.read().decode()[8:].translate(str.maketrans(a,a[::-1])).encode())'
      )
    : python(
        'import sys; sys.stdout.buffer.write("".join(chr((ord(c)-113)%126) if ord(c)<126 else c for c in sys.stdin.buffer.read().decode()[9:]).encode())'
      );

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
  'data-url': (from) =>
    typeof from === 'string' && /^[^,]*;base64,/.test(from)
      ? `cut -d , -f 2- | ${base64(from.slice(from.indexOf(',') + 1))}`
      : 'cut -d , -f 2-',
  'sensors-cookie': sensorsCookie,
  text: () => '' // bytes that are UTF-8: nothing is to be done
};

/** The command that takes a step of a decode tree, from standard input to standard output; null where there is none. */
export const stepCommand = (label: string, from: Shown, to: Shown): string | null =>
  commands[label]?.(from, to) ?? null;
