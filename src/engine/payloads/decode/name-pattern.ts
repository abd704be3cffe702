/**
 * Says which nodes of an opened request are meant, by their names on the way from the request, steps left out:
 * `body/data_list/[]/properties/$url`. `[]` is any index, `*` any one name, `**` any number of names, also none.
 * A name means its repetitions (`a#2`), too.
 */
export type NamePattern = readonly string[];

export const parsePattern = (pattern: string): NamePattern => pattern.split('/');

/** Whether `names`, as `namesOf` gives them, are meant. One `**` is tried again at most once a name: no more than m x n. */
export const matchesNames = (pattern: NamePattern, names: readonly string[]): boolean => {
  let part = 0;
  let at = 0;
  let lastStars = -1;
  let retryAt = 0;
  while (at < names.length) {
    if (pattern[part] === '**') {
      lastStars = part++;
      retryAt = at;
    } else if (isMeant(pattern[part], names[at] ?? '')) {
      part++;
      at++;
    } else if (lastStars >= 0) {
      part = lastStars + 1;
      at = ++retryAt;
    } else return false;
  }
  while (pattern[part] === '**') part++;
  return part === pattern.length;
};

/** Whether one part of a pattern, other than `**`, means a name. */
export const isMeant = (part: string | undefined, name: string): boolean => {
  if (part === undefined) return false;
  if (part === '[]') return isIndex(name);
  return part === name || part === '*' || isRepetition(part, name);
};

const isIndex = (name: string): boolean =>
  name.length > 2 && name.charCodeAt(0) === 0x5b && name.endsWith(']') && isDigits(name, 1, name.length - 1);

const isRepetition = (part: string, name: string): boolean =>
  name.length > part.length + 1 &&
  name.charCodeAt(part.length) === 0x23 &&
  name.startsWith(part) &&
  isDigits(name, part.length + 1, name.length);

const isDigits = (text: string, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
};
