import { expect, test } from 'vitest';
import { parseOwn } from '#cli/own.ts';
import { parseOptions, UsageError } from '#cli/options.ts';

test('files are one case, China, Russia and Singapore are watched, and the answer is in words, unless said otherwise', () => {
  expect(parseOptions(['a.pcap', 'b.har'])).toEqual({
    files: ['a.pcap', 'b.har'],
    filesFrom: null,
    from: null,
    cities: false,
    places: null,
    instead: false,
    each: false,
    sha256: false,
    output: 'text',
    table: 'hosts',
    watch: ['CN', 'RU', 'SG'],
    visited: null,
    own: null,
    help: false,
    version: false
  });
});

test('options stand before or behind files, with their value apart or after an equals sign', () => {
  const options = parseOptions([
    '--json',
    'a',
    '--watch=in,br',
    '--files-from',
    '-',
    '--each',
    '--cities',
    '--',
    '--odd.pcap'
  ]);
  expect(options).toMatchObject({
    files: ['a', '--odd.pcap'],
    watch: ['IN', 'BR'],
    filesFrom: '-',
    each: true,
    cities: true
  });
});

test.each([
  [[], 'no file was given'],
  [['--json'], 'no file was given'],
  [['a', '--keys', 'k'], '--keys is not built yet'],
  [
    ['a', '--csv=pages'],
    '--csv takes hosts, addresses, requests, findings, identifiers; "pages" is none of them'
  ],
  [
    ['a', '--from', 'Berlin'],
    '--from takes a two-letter country code, or latitude,longitude; "Berlin" is neither'
  ],
  [['a', '--from=91,0'], '--from takes a two-letter country code, or latitude,longitude; "91,0" is neither'],
  [['a', '--nonsense'], '--nonsense is no option of whither'],
  [['a', '--watch'], '--watch needs a value'],
  [['a', '--watch', 'CHN'], '--watch takes two-letter country codes, and "CHN" is none'],
  [['a', '--instead'], '--instead goes with --places'],
  [['a', '--places'], '--places needs a value'],
  [['a', '--json=x'], '--json takes no value'],
  [['a', '--json', '--text'], '--json, --text and --csv exclude each other']
])('%j is refused: %s', (words, message) => {
  expect(() => parseOptions(words)).toThrow(new UsageError(message));
});

test.each([
  ['email=me@example.org', { what: 'email', value: 'me@example.org' }],
  ['phone= +49 170 1234567', { what: 'phone', value: '+49 170 1234567' }],
  ['Ada Lovelace', { what: 'other', value: 'Ada Lovelace' }],
  ['a=b', { what: 'other', value: 'a=b' }]
])('an own value %j', (line, value) => {
  expect(parseOwn(line)).toEqual(value);
});

test('a place is a country or a point', () => {
  expect(parseOptions(['a', '--from', 'gb']).from).toEqual({ country: 'GB' });
  expect(parseOptions(['a', '--from', '-33.92, 18.42']).from).toEqual({
    lat: -33.92,
    lon: 18.42,
    withinKm: 50
  });
});
