import { closeSync, openSync } from 'node:fs';
import { writeAll } from './write-all.js';

const chunkCharacters = 1024 * 1024;

/** Text in large writes. */
export class TextWriter {
  bytes = 0;
  #file;
  #parts = [];
  #characters = 0;

  constructor(path) {
    this.#file = openSync(path, 'w');
  }

  write(text) {
    this.#parts.push(text);
    this.#characters += text.length;
    if (this.#characters >= chunkCharacters) this.#flush();
  }

  /** What has been given so far, written or not. */
  get characters() {
    return this.bytes + this.#characters;
  }

  close() {
    this.#flush();
    closeSync(this.#file);
  }

  #flush() {
    const bytes = Buffer.from(this.#parts.join(''));
    writeAll(this.#file, bytes);
    this.bytes += bytes.length;
    this.#parts = [];
    this.#characters = 0;
  }
}
