import type { CaseFacts } from './case-facts.ts';
import type { Importer } from './importers/importer.ts';
import type { CaptureSink, FileFact, PageDraft } from './model/sink.ts';
import { WarningCounts, type CaptureBuilder } from './protocols/capture-builder.ts';
import type { Dissector } from './protocols/dissector.ts';

/** What the files of one case are read into. */
export interface Reading {
  readonly builder: CaptureBuilder;
  readonly dissector: Dissector;
  readonly facts: CaseFacts;
}

export interface FileEnd {
  readonly name: string;
  readonly bytes: number;
  readonly format: string;
  readonly gives: ReadonlySet<Importer['gives']>;
}

const mostComments = 100;
const mostInterfaces = 100;

/** Counts what one file gave, and passes it on. */
export class FileSink implements CaptureSink {
  #packets = 0;
  #exchanges = 0;
  #firstUs = Infinity;
  #lastUs = 0;
  #producer: string | null = null;
  readonly #comments: string[] = [];
  readonly #interfaces = new Set<string>();
  readonly #warnings = new WarningCounts();
  readonly #leftOutBefore: number;
  private readonly builder: CaptureBuilder;
  private readonly dissector: Dissector;
  private readonly facts: CaseFacts;

  constructor({ builder, dissector, facts }: Reading) {
    this.builder = builder;
    this.dissector = dissector;
    this.facts = facts;
    this.#leftOutBefore = builder.payloads.leftOut;
  }

  get records(): number {
    return this.#packets + this.#exchanges;
  }

  packet(
    bytes: Uint8Array,
    start: number,
    end: number,
    _wire: number,
    timeUs: number,
    linkType: number,
    app: string | null
  ): void {
    this.#packets++;
    this.#time(timeUs);
    this.dissector.packet(bytes, start, end, timeUs, linkType, app);
  }

  exchange(exchange: Parameters<CaptureSink['exchange']>[0]): void {
    this.#exchanges++;
    if (exchange.timeMs !== null) this.#time(exchange.timeMs * 1000);
    if (exchange.host) this.builder.name(exchange.host, 'har');
    this.builder.exchange(exchange, this.builder.sources.length, null);
  }

  page(page: PageDraft): void {
    this.builder.pages.push({ ...page, source: this.builder.sources.length });
  }

  mayKeep(bytes: number): boolean {
    return this.builder.payloads.take(bytes);
  }

  producer(name: string): void {
    this.#producer ??= name;
  }

  fact(fact: FileFact): void {
    switch (fact.kind) {
      case 'comment':
        if (this.#comments.length < mostComments && fact.text !== '') this.#comments.push(fact.text);
        return;
      case 'interface':
        if (this.#interfaces.size < mostInterfaces) this.#interfaces.add(fact.name);
        return;
      case 'told-name':
        this.facts.toldName(fact.name, fact.address);
        return;
      case 'secret':
        if (!this.facts.secret(this.builder.sources.length, fact.type, fact.bytes))
          this.warn('secrets-left-out', 0);
    }
  }

  warn(code: string, position: number, times = 1): void {
    this.#warnings.add(code, position, times);
  }

  #time(timeUs: number): void {
    if (timeUs <= 0) return;
    if (timeUs < this.#firstUs) this.#firstUs = timeUs;
    if (timeUs > this.#lastUs) this.#lastUs = timeUs;
  }

  /** The file is read: it becomes a source of the case. */
  end({ name, bytes, format, gives }: FileEnd): void {
    const timed = this.#lastUs > 0;
    const leftOut = this.builder.payloads.leftOut - this.#leftOutBefore;
    if (leftOut > 0) this.warn('payloads-left-out', 0, leftOut);
    this.builder.sources.push({
      ...{ name, bytes, format },
      producer: this.#producer,
      packets: gives.has('packets') ? this.#packets : null,
      exchanges: gives.has('exchanges') ? this.#exchanges : null,
      firstMs: timed ? this.#firstUs / 1000 : null,
      lastMs: timed ? this.#lastUs / 1000 : null,
      comments: this.#comments,
      interfaces: [...this.#interfaces],
      warnings: this.#warnings.list()
    });
  }
}
