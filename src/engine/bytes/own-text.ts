/**
 * The same text, in memory of its own: what is cut out of a text keeps the whole of it alive for as long as it is kept
 * itself (so engines do it), be it the body of a request for the name of one field.
 */
export const ownText = (text: string): string => (text.length < shortest ? text : `\0${text}`.slice(1));

/** Shorter ones are copied anyway. */
const shortest = 13;
