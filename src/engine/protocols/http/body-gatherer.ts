import type { PayloadBudget } from '../payload-budget.ts';

const firstRoom = 1024;
const nothing = new Uint8Array(0);

/** Gathers one body or message as it comes, the first `most` bytes of it. Behind a gap it only counts: what stands there is not what followed. */
export class BodyGatherer {
  #kept = nothing;
  #length = 0;
  #sent = 0;
  #keeps = true;
  #isOver = false;

  constructor(
    private readonly budget: PayloadBudget,
    private readonly most: number,
    private readonly onEnd: (data: Uint8Array, cutFrom: number | null) => void
  ) {}

  take(bytes: Uint8Array, start: number, end: number): void {
    const fits = Math.min(end - start, this.most - this.#length);
    this.#sent += end - start;
    if (!this.#keeps || fits === 0) return;
    this.#keeps = this.budget.take(fits);
    if (!this.#keeps) return;
    this.#makeRoom(this.#length + fits);
    this.#kept.set(bytes.subarray(start, start + fits), this.#length);
    this.#length += fits;
  }

  lost(missing: number): void {
    this.#sent += missing;
    this.#keeps = false;
  }

  /** `stillToCome`: bytes that were announced and are not in the capture; null for an end that is not known. */
  end(stillToCome: number | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const sent = this.#sent + (stillToCome ?? 0);
    const isWhole = sent === this.#length && stillToCome !== null;
    if (sent > 0) this.onEnd(this.#kept.slice(0, this.#length), isWhole ? null : sent);
    this.#kept = nothing;
  }

  /** By doubling: an announced length is only a claim. */
  #makeRoom(needed: number): void {
    if (needed <= this.#kept.length) return;
    const grown = new Uint8Array(Math.min(this.most, Math.max(needed, firstRoom, this.#kept.length * 2)));
    grown.set(this.#kept.subarray(0, this.#length));
    this.#kept = grown;
  }
}
