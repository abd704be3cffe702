/** A worker that is opening a request and says nothing for so long does not come back from it. */
export const silentMs = 20_000;

/** Calls `onSilence` once nobody has called `heard` for a while. */
export class Watchdog {
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly onSilence: () => void,
    private readonly afterMs = silentMs
  ) {}

  heard(): void {
    this.rest();
    this.#timer = setTimeout(this.onSilence, this.afterMs);
  }

  rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
