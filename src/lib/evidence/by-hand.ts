import * as m from '#words/messages/messages.js';
import type { EvidenceNode } from '#engine/model/evidence.ts';
import { sayStep } from '#words/findings.ts';
import { bytesOf, isShown, isWhole, rangeIn, type Shown } from './chain.ts';
import { jqFilter } from './jq.ts';
import { literal, quote } from './shell.ts';
import { stepCommand } from './step-commands.ts';

/** How to repeat with standard tools what the decode tree shows. */
export interface ByHand {
  /** What each command does, in words, in the order of the pipe. */
  readonly says: readonly string[];
  /** The commands, to be pasted into a shell. */
  readonly script: string;
  /** The step for which no standard tool is at hand: the commands end before it. */
  readonly stopsAt: string | null;
}

interface Stage {
  readonly say: string;
  readonly command: string;
}

/** `chain` leads from the request down to the value: see `chainOf`. Null where no value on it can be started from. */
export const byHand = (chain: readonly EvidenceNode[]): ByHand | null => {
  const first = chain.findIndex(({ value }) => isShown(value));
  const start = chain[first];
  if (!start || !isShown(start.value)) return null;
  const stages: Stage[] = [startStage(start, start.value, namesTo(chain, first))];
  let at = first;
  while (at < chain.length - 1) {
    const next = nextStage(chain, at);
    if (!next) return result(stages, chain[at + 1] ?? null);
    stages.push(...next.stages);
    at = next.at;
  }
  return result(stages, null);
};

const namesTo = (chain: readonly EvidenceNode[], at: number): string =>
  chain
    .slice(1, at + 1)
    .filter(({ kind }) => kind !== 'step')
    .map(({ label }) => label)
    .join(' ');

const startStage = (node: EvidenceNode, value: Shown, name: string): Stage =>
  isWhole(node)
    ? {
        say: name === '' ? m.evidence_hand_request() : m.evidence_hand_sent({ name }),
        command: literal(value)
      }
    : {
        say: name === '' ? m.evidence_hand_saved_request() : m.evidence_hand_saved({ name }),
        command: 'cat value'
      };

const result = (stages: readonly Stage[], stop: EvidenceNode | null): ByHand => ({
  says: stages.map(({ say }) => say),
  script: stages
    .map(({ command }) => command)
    .filter((command) => command !== '')
    .join(' \\\n  | '),
  stopsAt: stop && sayStep(stop.label)
});

interface Next {
  readonly stages: readonly Stage[];
  /** Index of the node that the stages lead to. */
  readonly at: number;
}

const nextStage = (chain: readonly EvidenceNode[], at: number): Next | null => {
  const node = chain[at + 1];
  if (!node) return null;
  if (node.label === 'json' || node.label === 'ndjson') return jsonStage(chain, at);
  if (node.kind === 'step' && isShown(node.value)) return stepStage(chain, at, node);
  return memberStage(chain, at);
};

const isIntact = ({ notes }: EvidenceNode): boolean =>
  !notes.some(({ kind }) => kind === 'broken' || kind === 'cut');

/** All members of one JSON text are one filter; where the text breaks off, the value is cut out by its place. */
const jsonStage = (chain: readonly EvidenceNode[], at: number): Next | null => {
  const step = chain[at + 1];
  if (!step) return null;
  const end = endOfJson(chain, at + 1);
  if (!isIntact(step)) return memberStage(chain, at);
  const members = chain.slice(at + 2, end + 1).filter(({ kind }) => kind === 'member');
  const filter = jqFilter(members.map(({ label }) => label));
  const lines = step.label === 'ndjson' ? '-s ' : '';
  const raw = end === chain.length - 1 ? '-r' : '-j';
  const say = m.evidence_hand_filter({ step: sayStep(step.label), filter });
  return { stages: [{ say, command: `jq ${lines}${raw} ${quote(filter)}` }], at: end };
};

/** The last node that is still the same JSON text: it ends at a string, unless a line of many. */
const endOfJson = (chain: readonly EvidenceNode[], step: number): number => {
  const isLines = chain[step]?.label === 'ndjson';
  let end = step;
  for (let at = step + 1; at < chain.length; at++) {
    const node = chain[at];
    const isLine = isLines && at <= step + 2;
    if (!node || (node.kind === 'step' && !(isLine && node.label === 'json'))) break;
    end = at;
    if (isShown(node.value) && !(isLine && chain[at + 1]?.label === 'json')) break;
  }
  return end;
};

const stepStage = (chain: readonly EvidenceNode[], at: number, node: EvidenceNode): Next | null => {
  const from = chain[at];
  if (!from || !isShown(from.value) || !isShown(node.value)) return null;
  const command = stepCommand(node.label, from.value, node.value);
  if (command === null) return null;
  const cut = node.start > 0 ? cutOut(from.value, node) : null;
  const own = command === '' ? [] : [{ say: sayStep(node.label), command }];
  return { stages: cut ? [cut, ...own] : own, at: at + 1 };
};

/** The next node below `at` that has a value: taken by its name where that is possible, else by its place. */
const memberStage = (chain: readonly EvidenceNode[], at: number): Next | null => {
  const from = chain[at];
  const end = chain.findIndex(({ value }, index) => index > at && isShown(value));
  const node = chain[end];
  if (!from || !node || !isShown(from.value)) return null;
  const stage =
    fieldStage(from.value, node) ??
    tokenStage(chain[end - 1], from.value, node) ??
    placeStage(from.value, node);
  return stage && { stages: [stage], at: end };
};

const bare = /^[\w.$@:~-]+$/;

/** `name=value` among others joined by `&`. */
const fieldStage = (from: Shown, { label, value }: EvidenceNode): Stage | null => {
  if (typeof from !== 'string' || !bare.test(label)) return null;
  const field = from
    .replaceAll('&', '\n')
    .split('\n')
    .find((line) => line.startsWith(`${label}=`));
  if (field?.slice(label.length + 1) !== value) return null;
  const name = label.replaceAll('.', '\\.').replaceAll('$', '\\$');
  return {
    say: m.evidence_hand_field({ name: label }),
    command: `tr '&' '\\n' | sed -n ${quote(`s/^${name}=//p`)} | head -n 1 | tr -d '\\n'`
  };
};

/** A part of a signed token: base64 between its dots (RFC 7515 section 7.1). */
const tokenStage = (
  step: EvidenceNode | undefined,
  from: Shown,
  { label, value }: EvidenceNode
): Stage | null => {
  if (step?.label !== 'jwt' || typeof from !== 'string' || !isShown(value)) return null;
  const field = label === 'header' ? 1 : 2;
  const command = stepCommand('base64url', from.split('.')[field - 1] ?? '', value);
  return command === null
    ? null
    : {
        say: m.evidence_hand_token({ part: label }),
        command: `tr -d '\\n' | cut -d . -f ${String(field)} | ${command}`
      };
};

const areSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** By its place, and only if that gives the very value. */
const placeStage = (from: Shown, node: EvidenceNode): Stage | null => {
  const range = rangeIn(from, node);
  if (!range || !isShown(node.value)) return null;
  const cut = bytesOf(from).subarray(range.start, range.end);
  return areSame(cut, bytesOf(node.value)) ? cutOut(from, node) : null;
};

const cutOut = (from: Shown, node: EvidenceNode): Stage | null => {
  const range = rangeIn(from, node);
  if (!range) return null;
  const length = String(range.end - range.start);
  return {
    say: m.evidence_hand_bytes({
      count: range.end - range.start,
      shown: length,
      from: range.start + 1,
      name: node.label
    }),
    command: `tail -c +${String(range.start + 1)} | head -c ${length}`
  };
};
