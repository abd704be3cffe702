import { percentDecoded } from '../decode/decoders/percent.ts';
import { webAddress } from './fields.ts';
import type { Field, Rule } from './rule.ts';

/** `js=13;id=1;u=ADDRESS;r=ADDRESS;s=1080*2340`: semicolons between its fields, and within them as %3B. */
const fieldCalled =
  (name: string, refine: (text: string) => string | null = (text) => text) =>
  (query: string): string | null => {
    const field = query.split(';').find((one) => one.startsWith(`${name}=`));
    const value = field === undefined ? null : percentDecoded(field.slice(name.length + 1), false);
    return typeof value === 'string' ? refine(value) : null;
  };

const inQuery = (
  kind: Field['kind'],
  what: Field['what'],
  value: (query: string) => string | null
): Field => ({
  ...{ at: 'query', kind, what, reason: 'sdk-source', value }
});

/** The counter of VK: Top.Mail.Ru, once Rating@Mail.ru. */
export const mailRuCounter: Rule = {
  id: 'mail-ru-counter',
  name: 'Top.Mail.Ru (VK)',
  source:
    'https://github.com/ampproject/amphtml/blob/main/extensions/amp-analytics/0.1/vendors/topmailru.json',
  endpoints: [{ host: 'mail.ru', path: /^\/(?:counter2?|tracker)$/, has: ['query'] }],
  fields: [
    inQuery('page-visited', 'page-address', fieldCalled('u', webAddress)),
    inQuery('page-visited', 'referrer-address', fieldCalled('r', webAddress)),
    inQuery('page-title', 'title', fieldCalled('title')),
    inQuery('identifier', 'user-id', fieldCalled('userid')),
    inQuery('usage', 'event', fieldCalled('e')),
    inQuery('device', 'screen', fieldCalled('s'))
  ]
};
