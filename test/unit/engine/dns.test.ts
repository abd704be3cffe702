import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NameKind } from '#engine/model/names.ts';
import { CaptureBuilder } from '#engine/protocols/capture-builder.ts';
import {
  answersAt,
  label,
  parameter,
  pointerTo,
  record,
  reply,
  service,
  type,
  wireName
} from './dns-packets.ts';
import { bytesOf, dnsQuery, type Part } from './packets.ts';

const readAll = (messages: readonly Uint8Array[], kind: NameKind = 'dns'): CaptureBuilder => {
  const builder = new CaptureBuilder();
  for (const bytes of messages) builder.dns.read(bytes, 0, bytes.length, kind, 5000);
  return builder;
};
const told = (...messages: Uint8Array[]): unknown[] =>
  readAll(messages).resolutions.map(({ name, aliases, addresses }) => [name, aliases, addresses]);
const names = (...messages: Uint8Array[]): string[] => [...readAll(messages).hosts.keys()];

const asked = 'www.example.org';
const question = wireName(asked);
const itself = pointerTo(12);
const one = [192, 0, 2, 1];
const two = [192, 0, 2, 2];
const six = [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

describe('what an answer says of the name that was asked for', () => {
  test('its addresses, of both families', () => {
    const answers = [
      record(itself, type.a, one),
      record(itself, type.a, two),
      record(itself, type.aaaa, six)
    ];
    expect(told(reply([question], answers))).toEqual([
      [asked, [], ['192.0.2.1', '192.0.2.2', '2001:db8::1']]
    ]);
  });
  test('the chain of its aliases, and the addresses at its end', () => {
    const first = answersAt(asked);
    const answers = [
      record(itself, type.cname, wireName('a.cdn.example')),
      record(pointerTo(first + 12), type.cname, label('b'), pointerTo(first + 14)),
      record(bytesOf(label('B'), pointerTo(first + 14)), type.a, one)
    ];
    expect(told(reply([question], answers))).toEqual([
      [asked, ['a.cdn.example', 'b.cdn.example'], ['192.0.2.1']]
    ]);
  });
  test('also where the addresses stand before the alias', () => {
    const answers = [
      record(wireName('a.example'), type.a, one),
      record(itself, type.cname, wireName('a.example'))
    ];
    expect(told(reply([question], answers))).toEqual([[asked, ['a.example'], ['192.0.2.1']]]);
  });
  test('whatever the case of its letters', () => {
    const answers = [record(wireName('WWW.example.ORG'), type.a, one)];
    expect(told(reply([wireName('www.EXAMPLE.org')], answers))).toEqual([[asked, [], ['192.0.2.1']]]);
  });
  test('once, and again when it is another', () => {
    const [first, second] = [one, two].map((to) => reply([question], [record(itself, type.a, to)]));
    expect(told(first!, second!, first!, second!)).toEqual([
      [asked, [], ['192.0.2.1']],
      [asked, [], ['192.0.2.2']]
    ]);
  });
  test('nothing, where the records are of other names, of other lengths or of other types', () => {
    const answers = [
      record(wireName('www.example.com'), type.a, one),
      record(wireName('example.org'), type.a, one),
      record(wireName('a.www.example.org'), type.a, one),
      record(itself, type.a, [1, 2, 3]),
      record(itself, type.aaaa, one),
      record(itself, type.txt, one)
    ];
    expect(told(reply([question], answers))).toEqual([]);
  });
  test('nothing, where several names are asked for: all of them are named', () => {
    const message = reply([question, wireName('b.example')], [record(itself, type.a, one)]);
    expect(told(message)).toEqual([]);
    expect(names(message)).toEqual([asked, 'b.example']);
  });
  test('what stands before a record that is broken', () => {
    const broken = bytesOf(record(itself, type.a, two)).slice(0, -1);
    expect(told(reply([question], [record(itself, type.a, one), broken]))).toEqual([
      [asked, [], ['192.0.2.1']]
    ]);
  });
});

describe('HTTPS and SVCB records', () => {
  const hints = [parameter(1, 2, 'h2'), parameter(4, one, two), parameter(6, six)];
  const all = ['192.0.2.1', '192.0.2.2', '2001:db8::1'];
  const answer = (...data: Part[]): Uint8Array => reply([question], [record(itself, type.https, ...data)]);

  test('give the addresses of the name itself', () => {
    expect(told(answer(service(1, [0], ...hints)))).toEqual([[asked, [], all]]);
    expect(told(answer(service(1, question, ...hints)))).toEqual([[asked, [], all]]);
    expect(told(reply([question], [record(itself, type.svcb, service(1, [0], ...hints))]))).toHaveLength(1);
  });
  test('give those of who serves in its name, behind its aliases', () => {
    const alias = wireName('cdn.example');
    const answers = [
      record(itself, type.cname, alias),
      record(alias, type.https, service(1, wireName('pool.example'), ...hints)),
      record(alias, type.https, service(2, [0], parameter(4, one)))
    ];
    expect(told(reply([question], answers))).toEqual([
      [asked, ['cdn.example', 'pool.example'], all],
      [asked, ['cdn.example'], ['192.0.2.1']]
    ]);
  });
  test('give none as an alias, without hints, or where a length is not true', () => {
    expect(told(answer(service(0, wireName('pool.example'), ...hints)))).toEqual([]);
    expect(told(answer(service(1, [0], parameter(1, 2, 'h2'))))).toEqual([]);
    expect(told(answer(service(1, [0], ...hints).slice(0, -1)))).toEqual([]);
    expect(told(answer([0, 1]), answer([]))).toEqual([]);
  });
});

describe('names', () => {
  test('are of the kind that they were asked by, and each kind is kept', () => {
    const builder = readAll([dnsQuery('nas.local')], 'mdns');
    const query = dnsQuery('nas.local');
    builder.dns.read(query, 0, query.length, 'llmnr', 0);
    builder.dns.read(query, 0, query.length, 'llmnr', 0);
    expect([...builder.hosts].map(([name, kinds]) => [name, [...kinds]])).toEqual([
      ['nas.local', ['mdns', 'llmnr']]
    ]);
  });
  test('that no printer could print are spelled in numbers', () => {
    expect(names(reply([bytesOf(label('a\u0007.b\\c'), label('d'), 0)], []))).toEqual([
      'a\\007\\046b\\092c.d'
    ]);
  });
  test('the root, and addresses, name no host', () => {
    expect(names(reply([[0]], []), dnsQuery('192.0.2.1'))).toEqual([]);
  });
  test('in parts are put together, and what a pointer means is of its message', () => {
    const compressed = (domain: string): Uint8Array =>
      reply([wireName(domain), bytesOf(label('www'), pointerTo(12))], []);
    expect(names(compressed('a.example'), compressed('b.example'))).toEqual([
      'a.example',
      'www.a.example',
      'b.example',
      'www.b.example'
    ]);
  });
  test('as long as each other, thousands of them, asked for in any order, each stay what they are', () => {
    const all = Array.from({ length: 3000 }, (_, at) => `host-${(1000 + at).toString()}.example`);
    const turns = Array.from({ length: 6000 }, (_, at) => all[(at * 7919) % all.length]!);
    expect(names(...all.map(dnsQuery), ...turns.map(dnsQuery))).toEqual(all);
    expect(names(...turns.map(dnsQuery)).sort()).toEqual(all);
  });
  test('longer than what is kept are read each time', () => {
    const long = Array.from({ length: 4 }, (_, at) => `${'a'.repeat(60)}.${'b'.repeat(60)}.${at.toString()}`);
    expect(names(...[...long, ...long].map(dnsQuery))).toEqual(long);
  });
});

describe('bytes that mean harm', () => {
  const isMessage = (...parts: readonly Part[]): boolean =>
    new CaptureBuilder().dns.read(bytesOf(...parts), 0, bytesOf(...parts).length, 'dns', 0);
  const head = dnsQuery('a').subarray(0, 12);

  test('a name that points at itself, forward, into the header, or outside ends', () => {
    for (const target of [12, 14, 4, 0x3fff])
      expect(isMessage(head, pointerTo(target), [0, 1, 0, 1])).toBe(false);
    expect(isMessage(head, label('a'), pointerTo(12), [0, 1, 0, 1])).toBe(false);
  });
  test('a name of more than 255 bytes, or a label of more than 63, is none', () => {
    expect(isMessage(head, ...new Array<Uint8Array>(128).fill(label('a')), 0, [0, 1, 0, 1])).toBe(false);
    expect(isMessage(head, 64, new Array<number>(64).fill(0x61), 0, [0, 1, 0, 1])).toBe(false);
  });
  /** An answer whose owner is so many pointers away from the question. */
  const away = (pointers: number): Uint8Array => {
    const chainAt = answersAt('a') + 11;
    const chain = Array.from({ length: pointers }, (_, at) =>
      pointerTo(at === 0 ? 12 : chainAt + 2 * at - 2)
    );
    const owner = pointerTo(chainAt + 2 * pointers - 2);
    const answers = new Array<Uint8Array>(1000).fill(record(owner, type.a, one));
    return reply([wireName('a')], [record([0], type.txt, ...chain), ...answers]);
  };
  test('pointers to pointers are followed a few steps', () => {
    expect(told(away(3))).toHaveLength(1);
    expect(told(away(30))).toEqual([]);
    const before = performance.now();
    for (let round = 0; round < 20; round++) told(away(8000));
    expect(performance.now() - before).toBeLessThan(1500);
  });
  test('an answer after the other to one question is no reason to compare them all', () => {
    const answer = (number: number): Uint8Array =>
      reply([question], [record(itself, type.a, [10, number >> 16, (number >> 8) & 255, number & 255])]);
    const before = performance.now();
    expect(told(...Array.from({ length: 20_000 }, (_, at) => answer(at)))).toHaveLength(20_000);
    expect(performance.now() - before).toBeLessThan(1500);
  });
  test('damage makes nothing throw, and no name that is not in the bytes', () => {
    const cname = record(itself, type.cname, wireName('a.cdn.example'));
    const https = record(itself, type.https, service(1, wireName('b.example'), parameter(4, one)));
    const good = reply([question], [cname, record(pointerTo(answersAt(asked) + 12), type.a, one), https]);
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(changes, fc.nat(good.length), (changed, length) => {
        const bytes = good.slice(0, length);
        for (const [at, value] of changed) if (at < length) bytes[at] = value;
        const builder = readAll([bytes]);
        const spelled = [...builder.resolutions.flatMap(({ name, aliases }) => [name, ...aliases])];
        const inside = Buffer.from(bytes).toString('latin1').toLowerCase();
        for (const name of [...builder.hosts.keys(), ...spelled])
          for (const part of name.split('.')) if (!part.includes('\\')) expect(inside).toContain(part);
      }),
      { numRuns: 500 }
    );
  });
});
