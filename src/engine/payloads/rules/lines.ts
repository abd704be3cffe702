import { percentDecoded } from '../decode/decoders/percent.ts';

/** Values of the pairs called `name`, in a text that holds one form a line; none where it is a single form. */
export const valuesInLines =
  (name: string, refine: (value: string) => string | null = (value) => value) =>
  (text: string): readonly string[] => {
    const lines = text.split(/\r?\n/);
    if (lines.length < 2) return [];
    return lines.flatMap((line) => valueIn(line, name)).flatMap((value) => refine(value) ?? []);
  };

const valueIn = (line: string, name: string): string[] => {
  const pair = line.split('&').find((one) => one.startsWith(`${name}=`));
  const value = pair === undefined ? null : percentDecoded(pair.slice(name.length + 1), true);
  return typeof value === 'string' ? [value] : [];
};
