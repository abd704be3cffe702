import type { DecodedValue } from '../../model/decoded.ts';
import { bounds } from './bounds.ts';
import { toByteRanges } from './byte-ranges.ts';
import type { BytesStep, TextStep } from './decoder.ts';
import { bracketed, bytesStepOf, candidates, marked, textStepOf, unmarked } from './decoders/index.ts';
import { isJson } from './decoders/json.ts';
import type { HeaderField, OpenedBefore } from './header-lines.ts';
import type { Hints } from './hints.ts';
import { bitsOf, meansMore } from './meaning.ts';
import { OpenNode } from './open-node.ts';
import { profileOf } from './profile.ts';
import type { StepId } from './steps.ts';
import { maybeText } from './utf8.ts';

/** No form of fewer characters says more than the text itself. */
const shortestText = 4;
const certain = Infinity;

/** Opens the values of one request, and counts the work. */
export class Opener {
  #steps = 0;
  #nodes = 0;
  #bytes = 0;

  constructor(
    readonly ranges: boolean,
    private readonly hints: Hints | null
  ) {}

  /** A part or a member, in its container; null where the bounds are reached. */
  add(
    parent: OpenNode,
    kind: 'part' | 'member',
    label: string,
    value: DecodedValue,
    start = -1,
    end = -1
  ): OpenNode | null {
    const node = this.#make(parent, kind, label, value, start, end);
    if (node) parent.attach(node);
    return node;
  }

  /** A step that opens `at`, not yet attached to it; null where the bounds are reached. */
  step(at: OpenNode, id: StepId, value: DecodedValue, start = 0, end = lengthOf(at.value)): OpenNode | null {
    if (!this.#mayStep(at, lengthOf(value))) return null;
    const step = this.#make(at, 'step', id, value, this.ranges ? start : -1, this.ranges ? end : -1);
    if (step && at.expected.length > 0) step.expected = at.expected.slice(at.expected.indexOf(id) + 1);
    return step;
  }

  /** Bytes that a step may give yet. */
  get room(): number {
    return Math.min(bounds.stepBytes, bounds.bytes - this.#bytes);
  }

  get nodes(): number {
    return this.#nodes;
  }

  /** Nodes made since there were `nodes` are not used after all. */
  forget(nodes: number): void {
    this.#nodes = nodes;
  }

  open(at: OpenNode): void {
    if (this.hints === null || at.kind === 'step') this.#open(at, at.expected);
    else this.openExpecting(at, at.expected);
  }

  /** Opens a header field, as it was opened before where it was met before. */
  openField(at: OpenNode, field: HeaderField): void {
    if (field.opened) this.#repeat(at, field.opened);
    else {
      this.open(at);
      if (this.hints === null && isWhole(at)) field.opened = at.children.length > 0 ? copyOf(at) : unopened;
    }
  }

  #repeat(at: OpenNode, { children, notes }: OpenedBefore): void {
    for (const note of notes) at.note(note);
    for (const child of children) {
      const { kind, label, value, start, end } = child;
      if (kind === 'step' && !this.#mayStep(at, lengthOf(value))) return;
      const node = this.#make(at, kind, label, value, start, end);
      if (!node) return;
      at.attach(node);
      this.#repeat(node, child);
    }
  }

  #open(at: OpenNode, expected: readonly StepId[]): void {
    at.expected = expected;
    const { value } = at;
    if (at.children.length > 0) this.openBelow(at);
    else if (typeof value === 'string') this.#keep(at, this.#openText(at, value));
    else if (value instanceof Uint8Array) this.#openBytes(at, value, null);
  }

  /** Opens `at`, of which something besides it says by what steps; what does not fit is opened as it shows itself. */
  openExpecting(at: OpenNode, steps: readonly StepId[]): void {
    const known = this.hints?.at(at) ?? steps;
    this.#open(at, known.length > 0 ? known : steps);
  }

  openBelow(at: OpenNode): void {
    for (const child of at.children) {
      const { value } = child;
      // Numbers are what they are, and most of what there is.
      if (typeof value === 'object' || typeof value === 'string') this.open(child);
    }
  }

  #keep(at: OpenNode, step: OpenNode | null): boolean {
    if (step) at.attach(step);
    return step !== null;
  }

  #expected(at: OpenNode): OpenNode | null {
    if (at.expected.length === 0) return null;
    for (const id of at.expected) {
      const step = this.#as(at, id);
      if (step) return step;
    }
    return null;
  }

  #as(at: OpenNode, id: StepId): OpenNode | null {
    const { value } = at;
    const way = value instanceof Uint8Array ? bytesStepOf.get(id) : undefined;
    if (!way || !(value instanceof Uint8Array)) return this.#asText(at, textStepOf.get(id));
    const step = way.open(at, value, this, certain);
    if (step) this.open(step);
    return step;
  }

  #asText(at: OpenNode, way: TextStep | undefined): OpenNode | null {
    if (!way) return null;
    const { value } = at;
    const text = value instanceof Uint8Array ? maybeText(value) : value;
    if (typeof text !== 'string') return null;
    const step = way.open(at, text, this, true);
    if (step) this.open(step);
    if (step && this.ranges && value instanceof Uint8Array) toByteRanges(step, text, value);
    return step;
  }

  #openText(at: OpenNode, text: string): OpenNode | null {
    return this.#expected(at) ?? (text.length < shortestText ? null : this.#guessText(at, text));
  }

  #guessText(at: OpenNode, text: string): OpenNode | null {
    // What is long is JSON, mostly, and says so at once: `{` or `[`.
    const first = text.charCodeAt(0);
    const step = isBracket(first) ? this.#firstOf(bracketed, at, text) : null;
    return step ?? this.#firstOf(candidates(profileOf(text)), at, text);
  }

  #firstOf(ways: readonly TextStep[], at: OpenNode, text: string): OpenNode | null {
    for (const way of ways) {
      if (text.length < way.least) continue;
      const step = way.open(at, text, this, false);
      if (step && this.#earns(way, step, text)) return step;
    }
    return null;
  }

  /** Opens what `step` gave; false where it had to mean more than `text`, and does not. */
  #earns(way: TextStep, step: OpenNode, text: string): boolean {
    if (way.proof === 'meaning' && step.value instanceof Uint8Array)
      return this.#openBytes(step, step.value, text);
    this.open(step);
    return true;
  }

  /** `source`: the text that the bytes must mean more than, to be kept; null where they are certain. */
  #openBytes(at: OpenNode, bytes: Uint8Array, source: string | null): boolean {
    if (this.#keep(at, this.#expected(at) ?? this.#firstOfBytes(marked, at, bytes, 8 * bytes.length)))
      return true;
    const text = maybeText(bytes);
    if (text !== null && (source === null || saysMore(text, source))) return this.#openAsText(at, text);
    if (this.#keep(at, this.#firstOfBytes(unmarked, at, bytes, 8 * bytes.length))) return true;
    if (source === null && bytes.length > 0) at.note({ kind: 'binary', bytes: bytes.length });
    return false;
  }

  #openAsText(at: OpenNode, text: string): boolean {
    const opened = text.length < shortestText ? null : this.#guessText(at, text);
    if (opened && this.ranges) toByteRanges(opened, text, at.value as Uint8Array);
    this.#keep(at, opened ?? this.step(at, 'text', text));
    return true;
  }

  #firstOfBytes(ways: readonly BytesStep[], at: OpenNode, bytes: Uint8Array, bits: number): OpenNode | null {
    for (const way of ways) {
      const step = way.begins(bytes) ? way.open(at, bytes, this, bits) : null;
      if (!step) continue;
      this.open(step);
      return step;
    }
    return null;
  }

  #mayStep(at: OpenNode, bytes: number): boolean {
    if (at.steps >= bounds.nestedSteps) at.bounded('depth');
    else if (this.#steps >= bounds.steps) at.bounded('steps');
    else if (bytes > this.room) at.bounded('bytes');
    else {
      this.#steps++;
      this.#bytes += bytes;
      return true;
    }
    return false;
  }

  #make(
    parent: OpenNode,
    kind: OpenNode['kind'],
    label: string,
    value: DecodedValue,
    start: number,
    end: number
  ): OpenNode | null {
    if (parent.level >= bounds.levels) parent.bounded('depth');
    else if (this.#nodes >= bounds.nodes) parent.bounded('nodes');
    else {
      this.#nodes++;
      const steps = kind === 'step' ? parent.steps + 1 : parent.steps;
      return new OpenNode(parent, kind, label, value, start, end, parent.level + 1, steps);
    }
    return null;
  }
}

/** Opened as far as it goes, whatever else the request held. */
const isWhole = ({ notes, children }: OpenNode): boolean =>
  notes.every(({ kind }) => kind !== 'bounded') && children.every(isWhole);

const unopened: OpenedBefore = { children: [], notes: [] };

/** By itself, so that the request it was met in is not kept for its sake. */
const copyOf = (at: OpenNode): OpenNode => {
  const { kind, label, value, start, end, level, steps } = at;
  const copy = new OpenNode(null, kind, label, value, start, end, level, steps);
  for (const note of at.notes) copy.note(note);
  for (const child of at.children) copy.attach(copyOf(child));
  return copy;
};

/** `{` or `[` */
const isBracket = (code: number): boolean => code === 0x7b || code === 0x5b;

/** What begins and parses as JSON is no accident, however short it is. */
const saysMore = (text: string, source: string): boolean =>
  meansMore(text, bitsOf(source)) || (isBracket(text.charCodeAt(0)) && isJson(text));

const lengthOf = (value: DecodedValue): number =>
  typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
