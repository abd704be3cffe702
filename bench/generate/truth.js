import { writeFileSync } from 'node:fs';
import { TextWriter } from './text-writer.js';

const columns =
  'transport client clientPort server serverPort packetsSent packetsReceived bytesSent bytesReceived kind name';

export const truthPath = (path) => `${path}.truth.json`;
export const flowsPath = (path) => `${path}.flows.tsv`;

/** What a capture holds, written beside it by who made it: the names by kind, and every flow. */
export class Truth {
  #path;
  #names = {};
  #flows = 0;
  #list;

  constructor(path) {
    this.#path = path;
    this.#list = new TextWriter(flowsPath(path));
    this.#list.write(`${columns.replaceAll(' ', '\t')}\n`);
  }

  name(kind, name) {
    (this.#names[kind] ??= new Set()).add(name);
  }

  /** `kind` and `name` are absent for a flow that names no one. */
  flow(flow, kind, name) {
    this.#flows += 1;
    if (name !== undefined) this.name(kind, name);
    this.#list.write(flow.line(kind, name));
  }

  close(facts) {
    this.#list.close();
    const names = Object.fromEntries(
      Object.entries(this.#names).map(([kind, set]) => [kind, [...set].sort()])
    );
    writeFileSync(truthPath(this.#path), JSON.stringify({ ...facts, flows: this.#flows, names }, null, 1));
  }
}
