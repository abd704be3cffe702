import type { Decoded, DecodedValue, DecodeNote } from '../../model/decoded.ts';
import type { HeaderField } from './header-lines.ts';
import type { StepId } from './steps.ts';

const none: readonly never[] = Object.freeze([]);

/** A node while its tree is being made. */
export class OpenNode implements Decoded {
  children: readonly OpenNode[] = none;
  notes: readonly DecodeNote[] = none;
  /** There may be notes here or below. */
  isNoted = false;
  /** Steps that a rule says come next. */
  expected: readonly StepId[] = none;
  /** The header field or cookie that it is. */
  field: HeaderField | null = null;

  constructor(
    readonly parent: OpenNode | null,
    readonly kind: Decoded['kind'],
    readonly label: string,
    readonly value: DecodedValue,
    public start: number,
    public end: number,
    /** Nodes above. */
    readonly level: number,
    /** Steps above and including this. */
    readonly steps: number
  ) {}

  attach(child: OpenNode): void {
    if (this.children === none) this.children = [child];
    else (this.children as OpenNode[]).push(child);
  }

  note(note: DecodeNote): void {
    if (this.notes === none) this.notes = [note];
    else (this.notes as DecodeNote[]).push(note);
    this.markNoted();
  }

  markNoted(): void {
    if (this.isNoted) return;
    this.isNoted = true;
    this.parent?.markNoted();
  }

  bounded(limit: Extract<DecodeNote, { kind: 'bounded' }>['limit']): void {
    if (!this.notes.some((note) => note.kind === 'bounded')) this.note({ kind: 'bounded', limit });
  }
}
