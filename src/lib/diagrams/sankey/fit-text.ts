/** `text` cut in the middle to at most `most` letters, so that both ends of a host name stay. */
export const fitText = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const tail = Math.floor((most - 1) * 0.55);
  return `${text.slice(0, most - 1 - tail)}…${text.slice(-tail)}`;
};

type IsShort = (line: string) => boolean;

const fewest = 4;

const cut = (line: string, isShort: IsShort): string => {
  if (isShort(line.trimEnd())) return line;
  let most = line.length;
  while (most > fewest && !isShort(fitText(line, most))) most--;
  return fitText(line, most);
};

/** A word that is too long for a line of its own, in even parts that are not. */
const partsOf = (word: string, isShort: IsShort): readonly string[] => {
  for (let count = 1; count <= word.length; count++) {
    const length = Math.ceil(word.length / count);
    const parts = Array.from({ length: count }, (_, at) => word.slice(at * length, (at + 1) * length));
    if (length === 1 || parts.every((part) => isShort(part.trimEnd()))) return parts;
  }
  return [word];
};

/** Longer names are cut before they are broken: nobody reads a thousand letters beside a band. */
const mostLetters = 120;

/** A line may end after a word, a label of a host name, or before a word within a name: DuckDuckGo, but not GmbH. */
const lineEnds = /(?<=[\s.\-_/])(?=[^\s.\-_/])|(?<=\p{Ll})(?=\p{Lu}\p{Ll})/u;

const piecesOf = (text: string, isShort: IsShort): readonly string[] =>
  fitText(text, mostLetters)
    .split(lineEnds)
    .flatMap((piece) => partsOf(piece, isShort));

/** `text` on at most `lines` lines that are short enough; only what fits on none is cut. Together they are the text. */
export const wrapText = (text: string, isShort: IsShort, lines: number): readonly string[] => {
  const wrapped: string[] = [];
  for (const piece of piecesOf(text, isShort)) {
    const line = `${wrapped.at(-1) ?? ''}${piece}`;
    if (wrapped.length > 0 && isShort(line.trimEnd())) wrapped[wrapped.length - 1] = line;
    else wrapped.push(piece);
  }
  const rest = wrapped.slice(lines - 1).join('');
  const shown = [...wrapped.slice(0, lines - 1), ...(rest === '' ? [] : [rest])];
  return shown.map((line) => cut(line, isShort));
};
