import { stringAt, type JsonObject } from '../model/json.ts';
import { namedValues, type NamedValue } from './har-fields.ts';

interface Listed {
  readonly text: string;
  readonly mediaType: string;
}

const form = 'application/x-www-form-urlencoded';

/** A body that a file only lists by its fields, written as it was sent; null where it lists none. */
export const paramsText = (post: JsonObject, mediaType: string | null): Listed | null => {
  const fields = namedValues(post, 'params').filter(({ name }) => name !== '');
  if (fields.length === 0) return null;
  const type = mediaType?.toLowerCase() ?? '';
  if (type.startsWith('multipart/')) return multipart(fields);
  if (/^application\/(?:[\w.-]+\+)?json\b/.test(type)) return { text: jsonOf(fields), mediaType: type };
  return { text: splitJson(fields) ?? formOf(fields), mediaType: mediaType || form };
};

/** `{"name": "current", "value": {"cid": ""}}`: a program that took an object apart. */
const jsonOf = (fields: readonly NamedValue[]): string =>
  JSON.stringify(Object.fromEntries(fields.map(({ name, field }) => [name, field?.['value'] ?? null])));

/** `{"name": "{\"p\":\"display\"}", "value": ""}`: a program that took JSON for a form. Null where it is none. */
const splitJson = (fields: readonly NamedValue[]): string | null => {
  if (!/^[[{]/.test(fields[0]?.name ?? '')) return null;
  const text = fields.map(({ name, value }) => (value === '' ? name : `${name}=${value}`)).join('&');
  try {
    JSON.parse(text);
    return text;
  } catch {
    return null; // a form after all
  }
};

const formOf = (fields: readonly NamedValue[]): string =>
  fields.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join('&');

/** A lone surrogate is no character, and cannot be encoded. */
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

const boundary = 'fields-of-the-capture';

/** RFC 7578 */
const multipart = (fields: readonly NamedValue[]): Listed => ({
  text: `${fields.map(part).join('')}--${boundary}--\r\n`,
  mediaType: `multipart/form-data; boundary=${boundary}`
});

const part = ({ name, value, field }: NamedValue): string => {
  const file = stringAt(field, 'fileName');
  const type = stringAt(field, 'contentType');
  const disposition = `form-data; name="${quoted(name)}"${file === null ? '' : `; filename="${quoted(file)}"`}`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: ${disposition}`,
    ...(type ? [`Content-Type: ${type}`] : [])
  ];
  return `${head.join('\r\n')}\r\n\r\n${value}\r\n`;
};

/** As browsers do (HTML Standard, multipart/form-data encoding algorithm). */
const quoted = (text: string): string =>
  text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
