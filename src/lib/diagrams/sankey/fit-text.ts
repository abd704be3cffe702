/** `text` cut in the middle to at most `most` letters, so that both ends of a host name stay. */
export const fitText = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const tail = Math.floor((most - 1) * 0.55);
  return `${text.slice(0, most - 1 - tail)}…${text.slice(-tail)}`;
};
