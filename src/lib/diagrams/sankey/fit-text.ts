/** `text` cut in the middle to about `width` pixels of Inter at 13 px, so that both ends of a host name stay. */
export const fitText = (text: string, width: number): string => {
  const most = Math.max(5, Math.floor(width / 7));
  if (text.length <= most) return text;
  const tail = Math.floor((most - 1) * 0.55);
  return `${text.slice(0, most - 1 - tail)}…${text.slice(-tail)}`;
};
