import type { Sharing } from './sharing.ts';
import type { Hostname, IpAddress } from '../model/names.ts';
import { maybeAddress } from '../model/address.ts';
import { isAtLeast } from './policy.ts';

/** Fields of a view that name nothing of a capture: codes, and parts of the page. */
const plain: ReadonlySet<string> = new Set([
  ...['place', 'watch', 'by', 'globe', 'lanes', 'columns', 'levels', 'present', 'tour'],
  ...['kind', 'certainty', 'ties', 'cols', 'sort']
]);
const plainValue = /^[\w,=-]{0,300}$/;
const viewName = /^[a-z]{1,20}$/;

type Shared = (value: string, sharing: Sharing, companies: ReadonlySet<string>) => string | null;

/** As the view calls addresses that are told together; no name has a space in it. */
const folded = 'other addresses';

/** `null`: the field stays behind. */
const fields: Readonly<Record<string, Shared>> = {
  host: (value, { names }) => {
    if (value === folded) return value;
    const address = maybeAddress(value);
    return address === null ? names.host(value as Hostname) : names.address(address);
  },
  circle: (value, { names, choices }) => (choices.origin ? names.address(value as IpAddress) : null),
  from: (value, { choices }) => (choices.origin && /^(?:[A-Z]{2}|none)$/.test(value) ? value : null),
  party: (value, _, companies) => {
    const [, company] = /^company:(.+)$/.exec(value) ?? [];
    if (company !== undefined) return companies.has(company) ? value : null;
    return /^(?:as:\d{1,10}|many|local|unknown)$/.test(value) ? value : null;
  },
  app: (value, { names }) => names.app(value),
  claim: (value, { findingIds }) => findingIds.get(value) ?? null,
  span: (value, { clock }) => {
    const [from, to] = value.split('-').map(Number);
    return Number.isFinite(from) && Number.isFinite(to)
      ? `${clock.at(from ?? 0).toString()}-${clock.at(to ?? 0).toString()}`
      : null;
  },
  text: (value, { secrets, choices }) =>
    isAtLeast(choices.level, 'paths') && secrets.clean(value) === value ? value : null
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

const shareField = (field: string, sharing: Sharing, companies: ReadonlySet<string>): string[] => {
  const equals = field.indexOf('=');
  const name = equals < 0 ? field : field.slice(0, equals);
  if (plain.has(name)) return plainValue.test(field.slice(name.length)) ? [field] : [];
  const value = decoded(field.slice(equals + 1));
  const share = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const shared = value === null || equals < 0 ? null : (share?.(value, sharing, companies) ?? null);
  return shared === null ? [] : [`${name}=${encodeURIComponent(shared).replaceAll('%3A', ':')}`];
};

/** `#v=...` with the names that the share has; a field that is not known here stays behind. */
export const shareView = (view: string, sharing: Sharing, companies: ReadonlySet<string>): string => {
  const part = view
    .replace(/^#/, '')
    .split('&')
    .find((one) => one.startsWith('v='));
  const [name = '', ...rest] = (part ?? '').slice(2, 4000).split(';');
  if (!viewName.test(name)) return '';
  return `#v=${[name, ...rest.flatMap((field) => shareField(field, sharing, companies))].join(';')}`;
};
