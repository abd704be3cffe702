import * as v from 'valibot';
import type { EvidenceNode } from '../model/evidence.ts';
import { reportSchema } from './report-schema.ts';
import { mostNoteLengths, shareLevels, shareTimes } from './shareable.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

export const termsSchema = v.strictObject({
  level: v.picklist(shareLevels),
  times: v.picklist(shareTimes),
  apps: v.boolean(),
  fileNames: v.boolean(),
  hashes: v.boolean(),
  origin: v.boolean()
});

const note = v.variant('kind', [
  v.strictObject({ kind: v.literal('encrypted'), how: text(200), keyId: v.null(), bytes: count }),
  v.strictObject({ kind: v.literal('obfuscated'), how: text(200) }),
  v.strictObject({ kind: v.literal('binary'), bytes: count }),
  v.strictObject({ kind: v.literal('cut'), bytes: count, of: v.nullable(count) }),
  v.strictObject({ kind: v.literal('mangled'), characters: count }),
  v.strictObject({ kind: v.literal('bounded'), limit: v.picklist(['depth', 'steps', 'nodes', 'bytes']) }),
  v.strictObject({ kind: v.literal('broken'), step: text(80) }),
  v.strictObject({ kind: v.literal('withheld') })
]);

const node: v.GenericSchema<EvidenceNode> = v.strictObject({
  kind: v.picklist(['part', 'member', 'step']),
  label: text(300),
  value: v.nullable(text(5000)),
  valueLength: count,
  start: v.literal(-1),
  end: v.literal(-1),
  notes: v.pipe(v.array(note), v.maxLength(100)),
  children: v.pipe(v.array(v.lazy(() => node)), v.maxLength(10_000)),
  more: v.literal(0)
});

const record = <Value extends v.GenericSchema>(value: Value, most: number) =>
  v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,59}$/)), value),
    v.check((all) => Object.keys(all).length <= most, 'too many')
  );

export const shareSchema = v.strictObject({
  version: v.literal(1),
  terms: termsSchema,
  leftOut: v.strictObject({
    ...{ hosts: count, findings: count, evidence: count },
    names: v.pipe(v.array(text(300)), v.maxLength(100_000))
  }),
  report: reportSchema,
  evidence: record(node, 10_000),
  notes: v.nullable(
    v.strictObject({
      title: text(mostNoteLengths.title),
      text: text(mostNoteLengths.text),
      author: text(mostNoteLengths.author)
    })
  ),
  commitments: record(v.pipe(v.string(), v.regex(/^[\w-]{43}$/)), 100_000),
  made: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
  view: v.pipe(v.string(), v.regex(/^(?:#v=[!-~]{1,8000})?$/))
});
