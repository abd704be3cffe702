/** A field of joined header lines (`RequestContent.headers`), by its lower-case name; the first of that name. */
export const headerValue = (headers: string, name: string): string | null => {
  for (const line of headers.split('\n')) {
    const colon = line.indexOf(':');
    if (colon === name.length && line.slice(0, colon).toLowerCase() === name)
      return line.slice(colon + 1).trim();
  }
  return null;
};

/**
 * Whether a request says itself that a page is opened by it: Fetch Metadata (W3C) names a document for a page of its
 * own, and a frame for one within. Null where it says nothing.
 */
export const asksForDocument = (headers: string): boolean | null => {
  const destination = headerValue(headers, 'sec-fetch-dest');
  if (destination !== null) return destination === 'document';
  const mode = headerValue(headers, 'sec-fetch-mode');
  return mode === null ? null : mode === 'navigate';
};

/** As browsers ask for a page (RFC 9110 section 12.5.1). */
export const prefersHtml = (headers: string): boolean =>
  /^text\/html/i.test(headerValue(headers, 'accept') ?? '');
