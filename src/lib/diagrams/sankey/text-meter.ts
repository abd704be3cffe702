/** Pixels across of a text in the letters of the page, at this size. */
export const textMeter = (size: number): ((text: string) => number) => {
  const known = new Map<string, number>();
  const context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (context) context.font = `500 ${size.toString()}px 'Inter Variable', Inter, system-ui, sans-serif`;
  return (text) => {
    let width = known.get(text);
    // About half as wide as high, where nothing can measure it.
    if (width === undefined)
      known.set(text, (width = context?.measureText(text).width ?? text.length * size * 0.55));
    return width;
  };
};
