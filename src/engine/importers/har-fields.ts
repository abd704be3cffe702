import { asObject, listAt, stringAt, type JsonObject } from '../model/json.ts';

export interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly field: JsonObject | null;
}

/** The lists of a HAR: header fields, cookies, query and body parameters. A value that is JSON itself is its text. */
export const namedValues = (object: JsonObject | null, key: string): NamedValue[] =>
  listAt(object, key).map((item) => {
    const field = asObject(item);
    return { name: stringAt(field, 'name') ?? '', value: textOf(field?.['value']), field };
  });

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
};
