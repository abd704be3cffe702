import * as v from 'valibot';
import type { CountryCode, Hostname, IpAddress } from '../model/names.ts';
import { ShareError } from './errors.ts';
import { brokenReference } from './references.ts';
import { shareSchema } from './share-schema.ts';
import type { Shareable, ShareContents } from './shareable.ts';

/** Structures that come as JSON are no deeper than this; an opened request is the deepest there is. */
const mostDepth = 200;

/**
 * The one way to a `Shareable`: every field there is, and no other; texts and lists of a length that a share has; everything
 * that is referred to is there. Throws `ShareError('contents-invalid', { path, what })`.
 */
export const readShareable = (value: unknown): Shareable => {
  if (isDeeper(value, mostDepth)) throw new ShareError('contents-invalid', { path: '', what: 'too deep' });
  const result = v.safeParse(shareSchema, value, { abortEarly: true });
  if (!result.success) throw invalid(result.issues[0]);
  const contents: Unchecked<ShareContents> = result.output;
  const shareable = contents as Shareable;
  const path = brokenReference(shareable);
  if (path !== null) throw new ShareError('contents-invalid', { path, what: 'reference' });
  return shareable;
};

/** As a schema gives it: so the schema and the types cannot part. */
type Unchecked<T> = T extends Hostname | IpAddress | CountryCode
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Unchecked<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Unchecked<T[Key]> }
      : T;

/** Never what stands there: it is a stranger's. */
const invalid = (issue: v.BaseIssue<unknown>): ShareError => {
  const path = (issue.path ?? []).map(({ key }) => String(key).slice(0, 40)).join('.');
  return new ShareError('contents-invalid', { path: path.slice(0, 200), what: issue.type });
};

const isDeeper = (value: unknown, most: number): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((one) => isDeeper(one, most - 1));
};
