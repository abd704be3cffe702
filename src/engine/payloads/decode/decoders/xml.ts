import type { TextStep } from '../decoder.ts';
import { Labels } from '../labels.ts';
import type { OpenNode } from '../open-node.ts';
import type { Opener } from '../opener.ts';
import { anyChar, chars } from '../profile.ts';

/**
 * XML 1.0. An element is a member by its name, an attribute one by `@name`; text stands at its element, or in `#text`
 * where there is more beside it. Entities are the five that are predefined and numbers; no other is ever expanded.
 */
export const xml: TextStep = {
  id: 'xml',
  proof: 'form',
  takes: 'text',
  some: [chars.angle],
  only: anyChar & ~chars.control,
  least: 7,
  open: (at, text, opener) => {
    const start = text.search(/\S/);
    if (start < 0 || text.charCodeAt(start) !== 0x3c || !text.trimEnd().endsWith('>')) return null;
    const elements = parseXml(text, start);
    const step = elements && opener.step(at, 'xml', null);
    if (!elements || !step) return null;
    fill(opener, step, elements);
    return step;
  }
};

interface Piece {
  readonly label: string;
  readonly text: string;
  start: number;
  end: number;
  /** Null for a text or an attribute. */
  readonly inside: Piece[] | null;
}

/** As many as there can be nodes, about; deeper than the tree may go nothing would be kept. */
const mostPieces = 100_000;
const deepest = 1000;

/** The pieces of a well-formed text; null for any other. */
const parseXml = (text: string, start: number): Piece[] | null => {
  const document: Piece = { label: '', text: '', start: 0, end: 0, inside: [] };
  const open: Piece[] = [document];
  let pieces = 0;
  for (let at = start; at < text.length;) {
    const parent = open[open.length - 1]!;
    if (text.charCodeAt(at) !== 0x3c) {
      const next = text.indexOf('<', at);
      const end = next < 0 ? text.length : next;
      if (!addText(parent, text, at, end, open.length > 1)) return null;
      at = end;
      continue;
    }
    const end = endOfMarkup(text, at);
    if (end < 0) return null;
    const second = text.charCodeAt(at + 1);
    if (second === 0x2f) {
      if (open.length < 2 || text.slice(at + 2, end - 1).trimEnd() !== parent.label) return null;
      parent.end = end;
      open.pop();
    } else if (text.startsWith('<![CDATA[', at))
      addPiece(parent, '#text', text.slice(at + 9, end - 3), at + 9, end - 3);
    else if (second !== 0x21 && second !== 0x3f) {
      const element = elementOf(text, at, end);
      if (!element || open.length > deepest) return null;
      parent.inside!.push(element);
      if (text.charCodeAt(end - 2) !== 0x2f) open.push(element);
    }
    if (++pieces > mostPieces) return null;
    at = end;
  }
  return open.length === 1 && document.inside!.length > 0 ? document.inside : null;
};

/** Index after the markup that begins at `at`; -1 where it has no end. */
const endOfMarkup = (text: string, at: number): number => {
  const [close, skip] = text.startsWith('<!--', at)
    ? ['-->', 4]
    : text.startsWith('<![CDATA[', at)
      ? [']]>', 9]
      : text.startsWith('<?', at)
        ? ['?>', 2]
        : ['', 1];
  if (close === '') return endOfTag(text, at + 1);
  const end = text.indexOf(close, at + skip);
  return end < 0 ? -1 : end + close.length;
};

/** A tag, or a document type with what it declares between brackets: quoted `>` do not end it. */
const endOfTag = (text: string, start: number): number => {
  let brackets = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x27) {
      at = text.indexOf(text.charAt(at), at + 1);
      if (at < 0) return -1;
    } else if (code === 0x5b) brackets++;
    else if (code === 0x5d) brackets--;
    else if (code === 0x3e && brackets <= 0) return at + 1;
    else if (code === 0x3c && brackets === 0) return -1;
  }
  return -1;
};

const addPiece = (parent: Piece, label: string, text: string, start: number, end: number): void => {
  parent.inside!.push({ label, text, start, end, inside: null });
};

/** False for text outside of the one element a document has. */
const addText = (parent: Piece, text: string, start: number, end: number, isInside: boolean): boolean => {
  const found = text.slice(start, end);
  if (found.trim() === '') return true;
  if (isInside) addPiece(parent, '#text', withoutEntities(found), start, end);
  return isInside;
};

// XML 1.0 section 2.3, without the less usual of the letters beyond ASCII
const nameAt = /[A-Za-z_:\u00c0-\uffff][\w.:\-\u00b7-\uffff]*/y;
const attributeAt = /\s+([A-Za-z_:\u00c0-\uffff][\w.:\-\u00b7-\uffff]*)\s*=\s*("[^"<]*"|'[^'<]*')/y;

const elementOf = (text: string, at: number, end: number): Piece | null => {
  nameAt.lastIndex = at + 1;
  const name = nameAt.exec(text)?.[0];
  if (name === undefined) return null;
  const inside: Piece[] = [];
  let from = at + 1 + name.length;
  attributeAt.lastIndex = from;
  for (
    let found = attributeAt.exec(text);
    found && attributeAt.lastIndex < end;
    found = attributeAt.exec(text)
  ) {
    from = attributeAt.lastIndex;
    const quoted = found[2]!;
    const start = from - quoted.length + 1;
    inside.push({
      label: `@${found[1]!}`,
      text: withoutEntities(quoted.slice(1, -1)),
      start,
      end: from - 1,
      inside: null
    });
  }
  return /^\s*\/?>$/.test(text.slice(from, end)) ? { label: name, text: '', start: at, end, inside } : null;
};

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"]
]);

const withoutEntities = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
        if (!name.startsWith('#')) return predefined.get(name) ?? whole;
        const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;

const fill = (opener: Opener, parent: OpenNode, pieces: readonly Piece[]): void => {
  const labels = new Labels();
  for (const piece of pieces) {
    const only = onlyText(piece);
    const value =
      piece.inside === null ? piece.text : only ? only.text : piece.inside.length === 0 ? '' : null;
    const [start, end] = opener.ranges ? [(only ?? piece).start, (only ?? piece).end] : [-1, -1];
    const node = opener.add(parent, 'member', labels.next(piece.label), value, start, end);
    if (!node) return;
    if (value === null && piece.inside) fill(opener, node, piece.inside);
  }
};

const onlyText = ({ inside }: Piece): Piece | null =>
  inside?.length === 1 && inside[0]!.label === '#text' ? inside[0]! : null;
