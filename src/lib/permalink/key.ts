/** The key of a sealed share in an address, null where there is none. */
export const keyIn = (hash: string): string | null =>
  hash
    .replace(/^#/, '')
    .split('&')
    .find((part) => part.startsWith('k='))
    ?.slice(2) ?? null;

/** `view` (`#v=...`, or empty) with the key in front of it, where there is one. */
export const withKey = (key: string | null, view: string): string =>
  key === null ? view : `#k=${key}${view.replace(/^#(?=.)/, '&')}`;

/** As `withKey`, with the key of the address that is open. */
export const withKeyOf = (hash: string, view: string): string => withKey(keyIn(hash), view);
