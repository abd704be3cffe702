import type { Exchange } from '../model/capture.ts';
import type { Decoded, DecodeNote } from '../model/decoded.ts';
import type { UnreadReason } from '../model/finding.ts';
import type { Hostname } from '../model/names.ts';
import { OpenNode } from './decode/open-node.ts';

export interface UnreadHost {
  readonly host: Hostname | null;
  readonly requests: number;
  readonly bytes: number;
  readonly reasons: Readonly<Partial<Record<UnreadReason, number>>>;
}

interface Row {
  requests: number;
  bytes: number;
  readonly reasons: Partial<Record<UnreadReason, number>>;
}

/** A note below this says nothing of what was sent: a few bytes of a counter, a checksum. */
const fewestBytes = 16;

/** Counts, host by host, what of the requests could not be read. */
export class UnreadTally {
  requests = 0;
  opened = 0;
  readonly #rows = new Map<Hostname | null, Row>();

  add(exchange: Exchange, root: Decoded): void {
    if (!hasContents(exchange)) return;
    this.requests++;
    const notes: DecodeNote[] = [];
    collectNotes(root, notes);
    if (notes.length === 0) this.opened++;
    else this.#count(exchange, notes);
  }

  /** The worker did not come back from it. */
  giveUp(exchange: Exchange): void {
    this.requests++;
    const row = this.#row(exchange);
    row.requests++;
    row.reasons['given-up'] = (row.reasons['given-up'] ?? 0) + 1;
  }

  list(): UnreadHost[] {
    return Array.from(this.#rows, ([host, row]) => ({ host, ...row })).sort(
      (a, b) => b.requests - a.requests
    );
  }

  #count(exchange: Exchange, notes: readonly DecodeNote[]): void {
    const row = this.#row(exchange);
    row.requests++;
    for (const note of notes) if ('bytes' in note) row.bytes += missing(note);
    for (const reason of new Set(notes.map((note) => note.kind as UnreadReason)))
      row.reasons[reason] = (row.reasons[reason] ?? 0) + 1;
  }

  #row({ host }: Exchange): Row {
    let row = this.#rows.get(host);
    if (!row) this.#rows.set(host, (row = { requests: 0, bytes: 0, reasons: {} }));
    return row;
  }
}

const missing = (note: Extract<DecodeNote, { readonly bytes: number }>): number =>
  note.kind === 'cut' ? Math.max(0, (note.of ?? note.bytes) - note.bytes) : note.bytes;

const hasContents = ({ url, content }: Exchange): boolean =>
  url.includes('?') || (content !== null && (content.body !== null || content.messages.length > 0));

const collectNotes = (node: Decoded, notes: DecodeNote[]): void => {
  if (node instanceof OpenNode && !node.isNoted) return;
  for (const note of node.notes) if (tellsOfLoss(note)) notes.push(note);
  for (const child of node.children) collectNotes(child, notes);
};

const harmless: ReadonlySet<DecodeNote['kind']> = new Set(['checksum', 'obfuscated', 'broken', 'withheld']);

const tellsOfLoss = (note: DecodeNote): boolean =>
  !harmless.has(note.kind) && (note.kind !== 'binary' || note.bytes >= fewestBytes);
