/** All bodies and messages of one case together. */
const maxPayloadBytes = 256 << 20;

/** How much of what was sent may still be kept, and how often that was too little. */
export class PayloadBudget {
  /** Payloads, or rests of one, that were left out. */
  leftOut = 0;
  #left = maxPayloadBytes;

  take(bytes: number): boolean {
    if (bytes <= this.#left) {
      this.#left -= bytes;
      return true;
    }
    this.leftOut++;
    return false;
  }
}
