/** A field of `RequestContent.headers`, by its lower-case name; null where it was not sent. */
export const headerValue = (headers: string, name: string): string | null => {
  for (let at = 0; at < headers.length;) {
    const end = lineEnd(headers, at);
    const colon = at + name.length;
    if (headers[colon] === ':' && headers.slice(at, colon).toLowerCase() === name)
      return headers.slice(colon + 1, end).trim();
    at = end + 1;
  }
  return null;
};

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};

/** All fields of `RequestContent.headers`, in their order. */
export const headerFields = (headers: string): { readonly name: string; readonly value: string }[] =>
  headers.split('\n').map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, Math.max(0, colon)), value: line.slice(colon + 1).trim() };
  });

/**
 * Whether a browser says that this opens a page; null where it says nothing. Fetch Metadata (W3C) section 2.1: the
 * destination is `document` for a page of its own, `iframe` or `frame` for one within. What is fetched ahead
 * (`Sec-Purpose: prefetch`, Fetch Standard section 3.7) nobody has opened.
 */
export const saysDocument = (headers: string): boolean | null => {
  if (headerValue(headers, 'sec-purpose')?.includes('prefetch') === true) return false;
  const destination = headerValue(headers, 'sec-fetch-dest');
  if (destination !== null) return destination === 'document';
  const mode = headerValue(headers, 'sec-fetch-mode');
  return mode === null ? null : mode === 'navigate';
};

/** As browsers ask for a page (RFC 9110 section 12.5.1); jQuery asks so for a part of one, and says who it is. */
export const prefersHtml = (headers: string): boolean =>
  /^text\/html/i.test(headerValue(headers, 'accept') ?? '') &&
  headerValue(headers, 'x-requested-with') !== 'XMLHttpRequest';
