/** Made when first used: the first one takes as long as a short capture. */
const formats = new Map<number, Intl.NumberFormat>();

const format = (amount: number, digits: number): string => {
  let known = formats.get(digits);
  if (!known) formats.set(digits, (known = new Intl.NumberFormat('en', { maximumFractionDigits: digits })));
  return known.format(amount);
};

/** `1,234`. */
export const formatCount = (count: number): string => format(count, 3);

/** `1 request`, `1,234 requests`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** Decimal units, as file managers show them: `812 bytes`, `4.1 MB`, `38 MB`. */
export const formatBytes = (bytes: number): string => {
  let unit = 0;
  let amount = bytes;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  if (unit === 0) return plural(bytes, 'byte');
  return `${amount < 10 ? format(amount, 1) : formatCount(Math.round(amount))} ${units[unit] ?? ''}`;
};

/** `8 s`, `2 min`, `1 h 20 min`: how long something takes, rounded the way people say it. */
export const formatSeconds = (seconds: number): string => {
  if (seconds < 60) return `${formatCount(Math.max(1, Math.round(seconds)))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${formatCount(minutes)} min`;
  const rest = minutes % 60;
  return `${formatCount(Math.floor(minutes / 60))} h${rest > 0 ? ` ${rest} min` : ''}`;
};

/** `a`, `a and b`, `a, b and c`. */
export const joinWords = (words: readonly string[], word = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${word} ${words.at(-1) ?? ''}`;

/** With a capital letter, as sentences begin. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
