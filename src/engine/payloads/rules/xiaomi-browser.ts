import type { Endpoint, Field, Rule } from './rule.ts';
import { fieldsAt, webAddress, type Row } from './fields.ts';

/** The kit for apps, wherever it put the event: see `sensors-analytics.ts`. */
const events = ['body/data_list/[]', 'body/data_list', 'body/data'];

const hasEvent = (event: string): Endpoint => ({
  host: 'sa.api.intl.miui.com',
  has: ['query/project', `${event}/event`]
});

const inEvent = (is: string | RegExp): Pick<Field, 'when'> => ({ when: { at: '../event', is } });

const properties: readonly Row[] = [
  [
    'url',
    'page-visited',
    'page-address',
    { ...inEvent(/^page_load_event_(?:start|finish)$/), value: webAddress }
  ],
  ['search_word', 'search', 'search-words', inEvent(/^(?:search|youtube_search_op)$/)],
  // Sent as `distinct_id` and once more as a property of every event; kept until 90 days pass without use.
  ['uuid', 'identifier', 'install-id'],
  ['miui_version', 'device', 'os'],
  ['miui_region', 'location', 'place-name'],
  ['system_language', 'device', 'language'],
  ['cause', 'usage', 'event', inEvent('rv_crashed')]
];

/** The country is a part of the address that events are sent to. */
const country: Field = { at: 'query/r', kind: 'location', what: 'place-name', reason: 'research' };

/** What Xiaomi's browsers for the world outside China add to the events of Sensors Analytics. */
export const xiaomiBrowser: Rule = {
  id: 'xiaomi-browser',
  name: 'Xiaomi browsers',
  source: 'https://palant.info/2020/05/04/are-xiaomi-browsers-spyware-yes-they-are.../',
  endpoints: events.map(hasEvent),
  fields: [
    ...fieldsAt(
      events.map((event) => `${event}/properties`),
      'research',
      properties
    ),
    country
  ]
};
