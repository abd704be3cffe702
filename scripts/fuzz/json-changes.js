import { deflateSync, gzipSync } from 'node:zlib';

/** @typedef {import('./random.js').Random} Random */

/** @param {number} depth */
const deep = (depth) => {
  /** @type {unknown} */
  let value = [];
  for (let left = depth; left > 0; left--) value = left % 2 ? [value] : { a: value };
  return value;
};

const oddValues = [
  null,
  true,
  '',
  0,
  -1,
  -0.5,
  0.1,
  1e308,
  -1e308,
  2 ** 53,
  1e21,
  [],
  {},
  [[]],
  [null],
  { length: 5 },
  { name: 'a', value: 'b' },
  'constructor',
  '__proto__',
  'NaN',
  '\u0000',
  '\ud800',
  'a\udc00b',
  'ä€🙂',
  '%',
  '%zz%41',
  '1970-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999+14:00',
  '-271821-04-20T00:00:00.000Z',
  'http://',
  'http://[::1',
  'https://user:pass@例え.example:99999/%ff?a=b#c',
  'data:text/plain;base64,AAAA',
  'ws://a.example/',
  '255.255.255.256',
  '::ffff:1.2.3.4',
  'a.'.repeat(200),
  'x'.repeat(70_000),
  '\\'.repeat(999),
  'application/json',
  'application/x-protobuf',
  'multipart/form-data; boundary=x',
  'content-encoding'
];

const base64 = (bytes) => Buffer.from(bytes).toString('base64');

/** What is done to texts on their way out: payloads come in such clothes. */
const textChanges = [
  (text) => base64(text),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => base64(gzipSync(text)),
  (text) => base64(deflateSync(text)),
  (text) => gzipSync(text).toString('latin1'),
  (text) => JSON.stringify(text),
  (text) => JSON.stringify({ data: text, more: [text, text] }),
  (text) => escape(text),
  (text) => `a=${escape(text)}&b=${base64(text)}`,
  (text) => `${text}${text}`,
  (text) => text.replaceAll('"', "'"),
  (text, random) => deepText(random),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) => damagedText(text, random),
  (text, random) => damagedText(text, random)
];

/** Deeper than any stack: JSON.parse takes it, who walks it must not do so by recursion. */
const deepText = (random) => {
  const depth = random.pick([50, 3000, 60_000]);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['<a>', '</a>'],
    ['%25', '41'],
    ['a=', '&']
  ]);
  return `${open.repeat(depth)}1${random.onceIn(3) ? '' : close.repeat(depth)}`;
};

const oddLetters = [
  '',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '=',
  '&',
  '%',
  '\n',
  '\r\n',
  '\0',
  '\u2028',
  '\ud83d',
  ':',
  ';',
  '--'
];

const damagedText = (text, random) => {
  let changed = text;
  for (let left = 1 + random.belowMostlySmall(6); left > 0; left--) {
    const at = random.below(changed.length + 1);
    const letter = random.onceIn(3) ? String.fromCharCode(random.below(0x180)) : random.pick(oddLetters);
    changed = changed.slice(0, at) + letter + changed.slice(at + random.below(2));
  }
  return changed;
};

/** Every object and array of a document: `{ holder, key }` for each of their members. */
const membersOf = (document) => {
  const members = [];
  const waiting = [document];
  for (let holder; (holder = waiting.pop()) !== undefined;)
    for (const key of Object.keys(holder)) {
      members.push({ holder, key });
      const value = holder[key];
      if (typeof value === 'object' && value !== null) waiting.push(value);
    }
  return members;
};

const setMember = ({ holder, key }, value) =>
  // A member called __proto__ must become one, as JSON.parse would make it.
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

const changes = {
  oddValue: (member, random) => setMember(member, random.pick(oddValues)),
  deepValue: (member, random) => setMember(member, deep(random.pick([3, 20, 200, 900]))),
  remove: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  rename: ({ holder, key }, random, members) => {
    const value = holder[key];
    const name = random.onceIn(4) ? '__proto__' : random.pick(members).key;
    if (!Array.isArray(holder)) delete holder[key];
    setMember({ holder, key: name }, value);
  },
  duplicate: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 0, holder[key]);
  },
  exchange: (member, random, members) => {
    const other = random.pick(members);
    const value = JSON.parse(JSON.stringify(other.holder[other.key]));
    setMember(member, value);
  },
  asText: (member) => setMember(member, JSON.stringify(member.holder[member.key]) ?? ''),
  inList: (member) => setMember(member, [member.holder[member.key]])
};

/** Texts are most of what is there, and what is opened and searched. */
const changeText = (members, random) => {
  const texts = members.filter(({ holder, key }) => typeof holder[key] === 'string');
  if (texts.length === 0) return;
  const member = random.pick(texts);
  setMember(member, random.pick(textChanges)(member.holder[member.key].slice(0, 50_000), random));
};

/** Some `null` or `""` of the text becomes one that no object of ours could have been written as. */
const withDeepValue = (text, random) =>
  random.onceIn(20) ? text.replace(random.pick(['null', '""', '[]']), () => deepText(random)) : text;

const names = Object.keys(changes);
const maxLength = 2_000_000;

/**
 * A JSON document with members changed; itself where that made it too long.
 * @type {(text: string, random: Random) => { name: string, text: string }}
 */
export const changeJson = (text, random) => {
  const document = JSON.parse(text);
  if (typeof document !== 'object' || document === null) return { name: 'none', text };
  const done = [];
  for (let left = 1 + random.belowMostlySmall(12); left > 0; left--) {
    const members = membersOf(document);
    if (members.length === 0) break;
    const name = random.onceIn(2) ? 'text' : random.pick(names);
    if (name === 'text') changeText(members, random);
    else changes[name](random.pick(members), random, members);
    done.push(name);
  }
  const changed = withDeepValue(JSON.stringify(document, null, random.onceIn(3) ? 1 : 0), random);
  return { name: done.join(' '), text: changed.length > maxLength ? text : changed };
};
