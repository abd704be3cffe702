import type { Span } from './filter.ts';

/** A capture is shown in so long, at single speed. */
const wholeMs = 12_000;
const everyMs = 100;
/** Where the reader wants no motion, the film goes in steps. */
const stepEveryMs = 1000;

export const speeds = [1, 2, 4] as const;

/** The capture as a film: from where it begins to a moment that moves on. It is in no link. */
export class Film {
  /** What is shown of it; null while there is no film. */
  span = $state.raw<Span | null>(null);
  playing = $state(false);
  speed = $state<(typeof speeds)[number]>(1);
  #whole: Span | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Plays on, or from the beginning of `whole` where it stands at the end or was never begun. */
  play(whole: Span, isCalm: boolean): void {
    const isNew = this.#whole?.fromMs !== whole.fromMs || this.#whole.toMs !== whole.toMs;
    if (isNew || !this.span || this.span.toMs >= whole.toMs)
      this.span = { fromMs: whole.fromMs, toMs: whole.fromMs };
    this.#whole = whole;
    this.playing = true;
    const every = isCalm ? stepEveryMs : everyMs;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.#step(every);
    }, every);
  }

  pause(): void {
    clearInterval(this.#timer);
    this.playing = false;
  }

  /** Shows everything again. */
  stop(): void {
    this.pause();
    this.span = null;
  }

  scrubTo(whole: Span, toMs: number): void {
    this.#whole = whole;
    this.span = { fromMs: whole.fromMs, toMs: Math.max(whole.fromMs, Math.min(toMs, whole.toMs)) };
  }

  #step(every: number): void {
    const { span } = this;
    const whole = this.#whole;
    if (!span || !whole) return;
    const by = ((whole.toMs - whole.fromMs) * every * this.speed) / wholeMs;
    this.span = { fromMs: whole.fromMs, toMs: Math.min(whole.toMs, Math.ceil(span.toMs + by)) };
    if (this.span.toMs >= whole.toMs) this.pause();
  }
}
