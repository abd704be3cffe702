/** What an operator reads, one JSON document a line. `what` is closed and found in docs/operate.md. */
export interface Line {
  readonly level: 'info' | 'error';
  readonly what: 'request' | 'failure' | 'store';
  readonly [fact: string]: string | number | readonly string[] | null;
}

export type Write = (text: string, level: Line['level']) => void;

const toTerminal: Write = (text, level) => (level === 'error' ? process.stderr : process.stdout).write(text);

export const writeLine = (line: Line, write: Write = toTerminal): void => {
  write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`, line.level);
};

/** Ids and tokens are words of 22 and of 43 such letters. */
const longWord = /[\w-]{22,}/g;
const address = /\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\w:])[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?![\w:])/gi;

/** A message from elsewhere, without what may name a share or a reader, and of a length that a line can bear. */
export const harmless = (text: string): string =>
  text.replace(longWord, '…').replace(address, '…').slice(0, 300);

export const reasonOf = (error: unknown): string =>
  harmless(error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** Where in our own code: paths of files, no data. */
export const framesOf = (error: unknown): readonly string[] =>
  (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 4)
    .map((line) => line.trim());
