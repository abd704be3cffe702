import { Random } from './random.js';

const poolCharacters = 1 << 20;
const words =
  'function return const "event" {"id": null, true false window document \n \t "https://" é “quoted” 界 0 1 42 \\n </div> <a href="#"> => ; , } ]'.split(
    ' '
  );

/** Text as scripts, pages and answers have it: quotes, line ends, backslashes and letters beyond ASCII. */
const textPool = (random) => {
  const parts = [];
  for (let length = 0; length < poolCharacters; length += parts.at(-1).length)
    parts.push(random.chance(0.4) ? random.word().toString(36) + ' ' : random.pick(words) + ' ');
  return parts.join('');
};

const kinds = [
  { type: 'script', mime: 'text/javascript', base64: false, size: 5000 },
  { type: 'document', mime: 'text/html', base64: false, size: 4000 },
  { type: 'xhr', mime: 'application/json', base64: false, size: 800 },
  { type: 'stylesheet', mime: 'text/css', base64: false, size: 3000 },
  { type: 'image', mime: 'image/webp', base64: true, size: 5000 },
  { type: 'font', mime: 'font/woff2', base64: true, size: 5000 },
  { type: 'ping', mime: 'text/plain', base64: false, size: 0 }
];
const lots = [0, 0, 0, 1, 2, 2, 2, 2, 3, 4, 4, 4, 4, 4, 5, 6].map((kind) => kinds[kind]);

/** Response bodies cut from two pools, one of text and one of base64. */
export class Bodies {
  #text;
  #base64;

  constructor(seed) {
    const random = new Random(seed, 0x626f6479);
    this.#text = textPool(random);
    this.#base64 = random.bytes((poolCharacters * 3) / 4).toString('base64');
  }

  text(random, length) {
    const from = random.below(poolCharacters - length);
    return this.#text.slice(from, from + length);
  }

  /** What was received: `kind`, `size`, and `content` as a HAR holds it (HAR 1.2, "content"). */
  next(random) {
    const kind = random.pick(lots);
    const size = Math.min(600000, Math.round(kind.size * random.heavy())) & ~3;
    if (size === 0) return { kind, size, content: { size, mimeType: kind.mime } };
    return { kind, size, content: { size, mimeType: kind.mime, ...this.#stored(random, kind, size) } };
  }

  #stored(random, { base64 }, size) {
    if (!base64) return { text: this.text(random, size) };
    const from = random.below((poolCharacters - size) >> 2) << 2;
    return { text: this.#base64.slice(from, from + size), encoding: 'base64' };
  }
}
