import { execFileSync } from 'node:child_process';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceNode } from '#engine/model/evidence.ts';
import { byHand } from '#lib/evidence/by-hand.ts';
import { chainOf } from '#lib/evidence/chain.ts';
import { jqFilter } from '#lib/evidence/jq.ts';
import { literal } from '#lib/evidence/shell.ts';
import { firstPath, member, part, step } from './evidence-fixture.ts';

const run = (script: string): string => execFileSync('sh', ['-c', script], { encoding: 'utf8' });
const has = (tool: string): boolean => {
  try {
    return run(`command -v ${tool}`) !== '';
  } catch {
    return false;
  }
};

const handOf = (body: EvidenceNode) =>
  byHand(chainOf(part('', null, [body]), [body.label, ...firstPath(body)]));
const bytes = (data: Buffer): Uint8Array => new Uint8Array(data);

const url = 'https://clinic.example/appointments?q=\'ä"&b=1';
const events = JSON.stringify([{ event: 'start', properties: { $url: url, 'a b': 1 } }]);
const packed = gzipSync(events, { level: 9 });

const jsonTree = (text: string, start: EvidenceNode['value'] = text): EvidenceNode =>
  step('text', start, [
    step('json', null, [member('[0]', null, [member('properties', null, [member('$url', url)])])])
  ]);

const alphabet = 't6KJCZa5pDdQ9khoEM3Tj70fbP2eLSyc4BrsYugARqFIw1mzlGNVXOHiWvxUn8';
const exchanged = (text: string): string =>
  Array.from(text, (char) => {
    const at = alphabet.indexOf(char);
    return at < 0 ? char : alphabet.charAt(alphabet.length - 1 - at);
  }).join('');

const sensorsBody = (value: string): string => `gzip=1&data_list=${value}&crc=-1`;

/** Each way down ends in `url`. */
const trees: readonly (readonly [string, EvidenceNode])[] = [
  [
    'a form field, percent, base64, gzip and JSON',
    part('body', sensorsBody(encodeURIComponent(packed.toString('base64'))), [
      step('form', null, [
        member('data_list', encodeURIComponent(packed.toString('base64')), [
          step('percent', packed.toString('base64'), [
            step('base64', bytes(packed), [step('gzip', bytes(Buffer.from(events)), [jsonTree(events)])])
          ])
        ])
      ])
    ])
  ],
  [
    'base64 for URLs over zlib',
    part('body', deflateSync(events).toString('base64url'), [
      step('base64url', bytes(deflateSync(events)), [
        step('zlib', bytes(Buffer.from(events)), [jsonTree(events)])
      ])
    ])
  ],
  [
    'raw deflate in bytes, and hexadecimal',
    part('body', deflateRawSync(events).toString('hex'), [
      step('hex', bytes(deflateRawSync(events)), [
        step('deflate', bytes(Buffer.from(events)), [jsonTree(events)])
      ])
    ])
  ],
  [
    'a plus that is a space',
    part('query', `u=${encodeURIComponent(url).replace('clinic', '%63linic')}&x=a+b`, [
      step('form', null, [
        member('u', encodeURIComponent(url).replace('clinic', '%63linic'), [step('percent', url)])
      ])
    ])
  ],
  [
    'JSON in a string of JSON',
    part('body', JSON.stringify({ 'data.list': JSON.stringify({ u: url }) }), [
      step('json', null, [
        member('data.list', JSON.stringify({ u: url }), [step('json', null, [member('u', url)])])
      ])
    ])
  ],
  [
    'lines of JSON',
    part('body', `{"a":1}\n${JSON.stringify({ u: url })}\n`, [
      step('ndjson', null, [
        member('[1]', JSON.stringify({ u: url }), [step('json', null, [member('u', url)])])
      ])
    ])
  ],
  [
    'a place in bytes that have no names',
    part('body', bytes(Buffer.concat([Buffer.from([10, 5]), Buffer.from(url), Buffer.from([0])])), [
      step('protobuf', null, [member('1', url, [], { at: [2, 2 + Buffer.byteLength(url)] })])
    ])
  ],
  [
    'a JSON that breaks off, by its place',
    part('body', `{"ä":"${'x'.repeat(9)}","u":"${url.replaceAll('"', '')}","v":`, [
      step('json', null, [member('u', url.replaceAll('"', ''), [], { at: [22, 22 + url.length - 1] })], {
        notes: [{ kind: 'broken', step: 'json' }]
      })
    ])
  ],
  [
    'the claims of a token',
    part('header', `eyJhIjoxfQ.${Buffer.from(JSON.stringify({ u: url })).toString('base64url')}.c2ln`, [
      step('jwt', null, [
        member('payload', bytes(Buffer.from(JSON.stringify({ u: url }))), [
          step('json', null, [member('u', url)])
        ])
      ])
    ])
  ],
  [
    'a data: URL',
    part('body', `data:text/plain;base64,${Buffer.from(url).toString('base64')}`, [
      step('data-url', bytes(Buffer.from(url)), [step('text', url)], {
        at: [23, 23 + Buffer.from(url).toString('base64').length]
      })
    ])
  ],
  [
    'a cookie with its letters exchanged',
    part('cookie', `dfm-enc-${exchanged(JSON.stringify({ u: url }))}`, [
      step('sensors-cookie', JSON.stringify({ u: url }), [step('json', null, [member('u', url)])], {
        at: [8, 8 + JSON.stringify({ u: url }).length]
      })
    ])
  ],
  [
    'a base64 cut off at its front',
    part('body', `x${packed.toString('base64')}`, [
      step('base64', bytes(packed), [step('gzip', bytes(Buffer.from(events)), [jsonTree(events)])], {
        at: [1, packed.toString('base64').length + 1]
      })
    ])
  ]
];

describe.runIf(has('jq') && has('python3'))('repeated by hand', () => {
  it.each(trees)('%s', (name, body) => {
    const hand = handOf(body);
    expect(hand?.stopsAt).toBeNull();
    const told = name.includes('breaks off') ? url.replaceAll('"', '') : url;
    expect(run(hand?.script ?? '').replace(/\n$/, '')).toBe(told);
    expect(hand?.script).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it.runIf(has('zstd') && has('lz4'))('names the tools of the rarer ways to pack', () => {
    const tree = part('body', new Uint8Array([1]), [step('zstd', 'x', [step('lz4', 'y')])]);
    expect(handOf(tree)?.script).toContain('| zstd -dc \\\n  | lz4 -dc');
  });

  it('says where it ends, and asks for what did not come along', () => {
    const tree = part('body', 'cut', [step('msgpack', null, [member('a', 1)])], { length: 90_000 });
    expect(handOf(tree)).toEqual({
      says: ['the body, which is to be saved in the file value first'],
      script: 'cat value',
      stopsAt: 'MessagePack'
    });
    expect(byHand([part('', null)])).toBeNull();
  });

  it('prints any text byte for byte, whatever a shell would make of it', () => {
    const texts = ["'; rm -rf ~ #", '$(id)`id`', 'a\nb\u001b[2J', '%s%n\\', '', "'", 'ä€😀'];
    for (const text of texts) expect(run(literal(text))).toBe(text);
  });

  it('asks jq for any name', () => {
    expect(jqFilter(['[0]', 'properties', 'url'])).toBe('.[0].properties.url');
    expect(jqFilter([])).toBe('.');
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), (names) => {
        expect(jqFilter(names)).toMatch(/^\.[\x20-\x7e]+$/);
      })
    );
    for (const name of ['$url', 'a"b\\', 'ä😀', '-', 'and', '__proto__']) {
      const json = `{${JSON.stringify(name)}:"yes"}`;
      expect(run(`${literal(json)} | jq -j '${jqFilter([name]).replaceAll("'", `'\\''`)}'`)).toBe('yes');
    }
  });
});
