const withoutBlocks = (text: string): string => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
const withoutCode = (text: string): string => withoutBlocks(text).replace(/`[^`\n]*`/g, '');

const links = [
  /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g,
  /\b(?:src|srcset|href)="([^"\s]+)"/g,
  /^\[[^\]]+\]:\s*(\S+)/gm
];

const allOf = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

export const linksIn = (text: string): string[] =>
  links.flatMap((pattern) => allOf(pattern, withoutCode(text)));

/** The npm scripts named in the text, code included. */
export const scriptsIn = (text: string): string[] =>
  [...text.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)].map(
    (match) => match[1] ?? match[2] ?? ''
  );

/** GitHub's rule for the anchor of a heading: lower case, punctuation dropped, a hyphen for each space. */
const slug = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

export const anchorsIn = (text: string): Set<string> => {
  const seen = new Map<string, number>();
  const anchors = allOf(/^#{1,6} (.+)$/gm, withoutBlocks(text)).map((heading) => {
    const base = slug(heading);
    const times = seen.get(base) ?? 0;
    seen.set(base, times + 1);
    return times === 0 ? base : `${base}-${times}`;
  });
  return new Set(anchors);
};
