const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** How much a text says, in letters of an alphabet: a character that stands for a syllable or a word counts for three. */
export const weightOf = (text: string): number => text.length + 2 * (text.match(unspaced)?.length ?? 0);
