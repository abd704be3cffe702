const revokeAfterMs = 60_000;

/** Gives a file to the reader, as a download of this page. */
export const saveFile = (blob: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Not at once: some browsers read it only after the click has been handled.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, revokeAfterMs);
};

/** A name of a file from that of the capture: `daily-news.har` and `map.svg` give `daily-news-map.svg`. */
export const fileNameFor = (capture: string, what: string): string => {
  const base = capture
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);
  return `${base === '' ? 'whither' : base}-${what}`;
};
