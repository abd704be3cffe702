import { optionText } from './pcapng-options.ts';

/** `PID:1234 Process:firefox`, as RustNet's pcap_enrich.py writes beside a packet. */
const processInComment = /^(?:PID:\d+ )?Process:(.+)$/;

/** Finds the app in a comment. Neighbouring packets have the same one: it is read once. */
export class ProcessComments {
  #last = new Uint8Array(0);
  #app: string | null = null;

  appIn(bytes: Uint8Array, start: number, end: number): string | null {
    if (this.#isLast(bytes, start, end)) return this.#app;
    this.#last = bytes.slice(start, end);
    this.#app = processInComment.exec(optionText(this.#last))?.[1]?.trim() || null;
    return this.#app;
  }

  #isLast(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start !== this.#last.length) return false;
    for (let at = start; at < end; at++) if (bytes[at] !== this.#last[at - start]) return false;
    return true;
  }
}
