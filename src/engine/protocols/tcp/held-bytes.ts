/** All streams together: what waits behind holes, and parts of what is not whole. */
const maxHeldBytes = 32 << 20;

/** How much may be held back for streams that wait for more. */
export class HeldBytes {
  #held = 0;

  get isFull(): boolean {
    return this.#held > maxHeldBytes;
  }

  add(bytes: number): void {
    this.#held += bytes;
  }
}
