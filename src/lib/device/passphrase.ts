/** How much a passphrase is worth against somebody who has the file, and may try for as long as they like. */
export type Strength = 'none' | 'too-short' | 'weak' | 'fair' | 'good';

// NIST SP 800-63B-4 section 3.1.1.2: 15 characters where nothing else stands beside them, and never fewer than 8.
export const fewestLetters = 8;
const enoughLetters = 15;
const manyLetters = 24;

/** What repeats, or runs on as the alphabet and the digits do, is guessed as one. */
const runsOn = (before: number, code: number): boolean => Math.abs(code - before) <= 1;

/** Letters that somebody has to guess. */
export const guessedLetters = (passphrase: string): number => {
  const codes = Array.from(passphrase.toLowerCase(), (letter) => letter.codePointAt(0) ?? 0);
  const fresh = codes.filter((code, at) => at === 0 || !runsOn(codes[at - 1] ?? 0, code));
  // "abab…" and its like: a letter counts three times at most.
  const counts = new Map<number, number>();
  for (const code of fresh) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.min(count, 3), 0);
};

export const strengthOf = (passphrase: string): Strength => {
  const letters = guessedLetters(passphrase);
  if (passphrase === '') return 'none';
  if (letters < fewestLetters) return 'too-short';
  if (letters < enoughLetters) return 'weak';
  return letters < manyLetters ? 'fair' : 'good';
};

export const mayBeUsed = (passphrase: string): boolean =>
  !['none', 'too-short'].includes(strengthOf(passphrase));

// Without those that look alike on paper: 0 and o, 1, i and l.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 5;
const groupLetters = 5;

/** One that nobody guesses (five groups of five letters, 123 bits): for paper, or a password manager. */
export const drawPassphrase = (
  random: (array: Uint8Array<ArrayBuffer>) => Uint8Array = (array) => crypto.getRandomValues(array)
): string => Array.from({ length: groups }, () => drawGroup(random)).join('-');

const drawGroup = (random: (array: Uint8Array<ArrayBuffer>) => Uint8Array): string => {
  let group = '';
  while (group.length < groupLetters) {
    const byte = random(new Uint8Array(1))[0] ?? 0;
    // 31 letters eight times: the bytes above would make the first letters likelier.
    if (byte < letters.length * 8) group += letters[byte % letters.length] ?? '';
  }
  return group;
};
