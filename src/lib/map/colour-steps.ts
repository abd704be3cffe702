/** 1, 2, 5, 10, 20, 50 ...: the nearest by ratio. */
const roundTo125 = (value: number): number => {
  const power = Math.pow(10, Math.floor(Math.log10(value)));
  const lead = value / power;
  const round = lead < 1.42 ? 1 : lead < 3.17 ? 2 : lead < 7.08 ? 5 : 10;
  return round * power;
};

/** The greatest of 1, 2, 5, 10, 20, 50 ... that is not above `value`. */
const downTo125 = (value: number): number => {
  const power = Math.pow(10, Math.floor(Math.log10(value)));
  const lead = value / power;
  return (lead < 2 ? 1 : lead < 5 ? 2 : 5) * power;
};

/** Lower bounds of at most five classes, in round numbers, from 1 to the last below `max`, even in ratio. */
export const classBounds = (max: number): readonly number[] => {
  if (max < 1) return [];
  if (max <= 5) return Array.from({ length: Math.floor(max) }, (_, at) => at + 1);
  const ratio = Math.pow(downTo125(max), 1 / 4);
  return [...new Set([0, 1, 2, 3, 4].map((step) => roundTo125(Math.pow(ratio, step))))];
};

/** The class of `amount`, 0 for the faintest; -1 for nothing. */
export const classOf = (amount: number, bounds: readonly number[]): number =>
  bounds.reduce((found, bound, at) => (amount >= bound ? at : found), -1);

/** `count` of five shades, spread from the faintest to the fullest. */
export const shadesFor = (count: number, shades: readonly string[]): readonly string[] =>
  count <= 1
    ? shades.slice(2, 3)
    : Array.from(
        { length: count },
        (_, at) => shades[Math.round((at * (shades.length - 1)) / (count - 1))] ?? ''
      );
