type Value = string | number | null;

/** Text as XML and HTML hold it; signs that XML 1.0 forbids (section 2.2) are left out. */
export const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const attribute = ([name, value]: readonly [string, Value]): string =>
  value === null ? '' : ` ${name}="${escaped(typeof value === 'number' ? String(round(value)) : value)}"`;

/** Hundredths of a pixel are nothing to an eye, and much to a file. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** An element; `inside` is markup already. Names and attributes are ours, their values may be anybody's. */
export const element = (name: string, attributes: Readonly<Record<string, Value>>, inside = ''): string => {
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}`;
  return inside === '' ? `${start}/>` : `${start}>${inside}</${name}>`;
};

/** An element that holds a text. */
export const textElement = (
  name: string,
  attributes: Readonly<Record<string, Value>>,
  text: string
): string => element(name, attributes, escaped(text));
