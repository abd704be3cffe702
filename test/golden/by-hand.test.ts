import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openCase, type Case } from '#engine/analyse.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import type { EvidenceNode } from '#engine/model/evidence.ts';
import { byHand } from '#lib/evidence/by-hand.ts';
import { chainOf } from '#lib/evidence/chain.ts';
import { readSample, samplePaths, tables } from './samples.ts';

const open = (path: string): Promise<Case> =>
  openCase([bytesSource(path, readSample(path))], { tables: () => Promise.resolve(tables), watch: [] });

type Chain = readonly EvidenceNode[];

/** Which steps it takes, whatever the fields are called. */
const shapeOf = (chain: Chain): string =>
  chain.map(({ kind, label }) => (kind === 'step' ? label : kind)).join(' ').replace(/(?: member)+/g, ' member');

const chainsIn = async (capture: Case): Promise<readonly Chain[]> =>
  (await capture.report()).findings.map(({ id, path }) => {
    const evidence = capture.evidence(id);
    const chain = evidence ? chainOf(evidence.root, path) : [];
    expect(chain, path.join(' ')).toHaveLength(path.length + 1);
    return chain;
  });

const wordsOf = (value: EvidenceNode['value']): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value);

const run = (script: string): string =>
  execFileSync('sh', ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Where they are not installed there is nothing to prove. */
const hasTools = ['jq', 'python3', 'gunzip', 'base64'].every((tool) => {
  try {
    return run(`command -v ${tool}`) !== '';
  } catch {
    return false; // The shell knows no such program.
  }
});

const withoutLastLineBreak = (text: string): string => text.replace(/\n$/, '');

/** What no standard tool reads; the commands say that they end there. */
const withoutTool = ['Protocol Buffers', 'MessagePack', 'CBOR', 'XML', 'gRPC'];

const chains = new Map<string, Chain>();
for (const path of samplePaths.filter((name) => name.endsWith('.har')))
  for (const chain of await chainsIn(await open(path))) chains.set(shapeOf(chain), chain);

describe.runIf(hasTools)('the commands beside a claim give its value', () => {
  it.each([...chains])('%s', (_shape, chain) => {
    const hand = byHand(chain);
    if (hand?.stopsAt) expect(withoutTool).toContain(hand.stopsAt);
    else
      expect(withoutLastLineBreak(run(hand?.script ?? ''))).toBe(
        withoutLastLineBreak(wordsOf(chain.at(-1)?.value ?? null))
      );
  });
});
