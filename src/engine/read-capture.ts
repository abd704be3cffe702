import { unwrap } from './bytes/unwrap.ts';
import type { ByteSource } from './bytes/source.ts';
import { importers } from './importers/index.ts';
import type { Importer } from './importers/importer.ts';
import { looksLike } from './importers/unknown.ts';
import type { Capture } from './model/capture.ts';
import { CaptureError } from './model/errors.ts';
import type { Hostname } from './model/names.ts';
import type { CaptureSink, PageDraft } from './model/sink.ts';
import { CaptureBuilder, WarningCounts } from './protocols/capture-builder.ts';
import { Dissector } from './protocols/dissector.ts';
import { flowList } from './protocols/flow-list.ts';

const headBytes = 4096;

export interface Progress {
  /** Bytes read of all files together, of `totalBytes`. */
  readonly bytes: number;
  readonly totalBytes: number;
  readonly packets: number;
  readonly exchanges: number;
  /** Names seen so far, and the first of them. */
  readonly hosts: number;
  readonly firstHosts: readonly Hostname[];
}

export interface ReadOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** An AbortSignal, or anything like it; looked at between chunks. */
  readonly signal?: { readonly aborted: boolean };
}

/** The reader was asked to stop. */
export class AbortedError extends Error {
  override readonly name = 'AbortError';
}

/** Reads the files of one case, in the order given, into one capture. Throws `CaptureError` for a file that is none. */
export const readCapture = async (
  sources: readonly ByteSource[],
  options: ReadOptions = {}
): Promise<Capture> => {
  const builder = new CaptureBuilder();
  const dissector = new Dissector(builder, () => builder.sources.length);
  const counter = new ProgressCounter(sources, options, () => ({
    packets: dissector.packets,
    exchanges: builder.exchanges.length,
    hosts: builder.hosts.size,
    firstHosts: firstOf(builder.hosts.keys(), shownHosts)
  }));
  for (const source of sources) {
    const reading = readSource(counter.counted(source), builder, dissector);
    // Of several files the error must say which.
    await (sources.length > 1 ? reading.catch(namingFile(source.name)) : reading);
  }
  dissector.finish();
  return {
    sources: builder.sources,
    hosts: builder.hosts,
    flows: flowList(dissector.flows, builder),
    exchanges: builder.exchanges,
    pages: builder.pages,
    resolutions: builder.resolutions,
    notIp: dissector.notIp,
    tcpGaps: dissector.tcpGaps,
    unreadLinkTypes: dissector.unreadLinkTypes
  };
};

const shownHosts = 40;

const firstOf = <T>(all: Iterable<T>, most: number): T[] => {
  const first: T[] = [];
  for (const one of all) {
    if (first.length === most) break;
    first.push(one);
  }
  return first;
};

const namingFile =
  (file: string) =>
  (error: unknown): never => {
    throw error instanceof CaptureError ? new CaptureError(error.code, { file, ...error.facts }) : error;
  };

const readSource = async (
  source: ByteSource,
  builder: CaptureBuilder,
  dissector: Dissector
): Promise<void> => {
  const { source: inner, head, wrappings } = await unwrap(source, headBytes);
  if (head.length === 0) throw new CaptureError('empty-file', { bytes: source.size });
  const importer = chooseImporter(head, source.name);
  const sink = new FileSink(builder, dissector);
  try {
    await importer.read(inner, sink);
  } catch (error) {
    // Broken in the middle: what was read before stands, and the report says where it ends.
    if (!(error instanceof CaptureError) || sink.records === 0) throw error;
    const offset = error.facts['offset'];
    sink.warn(error.code, typeof offset === 'number' ? offset : 0);
  }
  builder.sources.push({
    name: source.name,
    bytes: source.size,
    format: [importer.id, ...wrappings.toReversed()].join('+'),
    ...sink.figures(importer.gives)
  });
};

const chooseImporter = (head: Uint8Array, name: string): Importer => {
  let best: Importer | null = null;
  let most = 0;
  for (const importer of importers) {
    const likelihood = importer.detect(head, name);
    if (likelihood > most) [best, most] = [importer, likelihood];
  }
  if (!best) throw new CaptureError('unknown-format', { looksLike: looksLike(head) });
  return best;
};

/** Counts what one file gave, and passes it on. */
class FileSink implements CaptureSink {
  #packets = 0;
  #exchanges = 0;
  #firstUs = Infinity;
  #lastUs = 0;
  #producer: string | null = null;
  readonly #warnings = new WarningCounts();
  readonly #leftOutBefore: number;

  constructor(
    private readonly builder: CaptureBuilder,
    private readonly dissector: Dissector
  ) {
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

  warn(code: string, position: number, times = 1): void {
    this.#warnings.add(code, position, times);
  }

  #time(timeUs: number): void {
    if (timeUs <= 0) return;
    if (timeUs < this.#firstUs) this.#firstUs = timeUs;
    if (timeUs > this.#lastUs) this.#lastUs = timeUs;
  }

  figures(gives: Importer['gives']): Omit<Capture['sources'][number], 'name' | 'bytes' | 'format'> {
    const timed = this.#lastUs > 0;
    const leftOut = this.builder.payloads.leftOut - this.#leftOutBefore;
    if (leftOut > 0) this.warn('payloads-left-out', 0, leftOut);
    return {
      producer: this.#producer,
      packets: gives === 'packets' ? this.#packets : null,
      exchanges: gives === 'exchanges' ? this.#exchanges : null,
      firstMs: timed ? this.#firstUs / 1000 : null,
      lastMs: timed ? this.#lastUs / 1000 : null,
      warnings: this.#warnings.list()
    };
  }
}

class ProgressCounter {
  readonly #totalBytes: number;
  #bytes = 0;

  constructor(
    sources: readonly ByteSource[],
    private readonly options: ReadOptions,
    private readonly records: () => Omit<Progress, 'bytes' | 'totalBytes'>
  ) {
    this.#totalBytes = sources.reduce((sum, source) => sum + source.size, 0);
  }

  /** The same source, which tells how far it was read, and stops when it is asked to. */
  counted(source: ByteSource): ByteSource {
    const chunk = (bytes: number): void => {
      if (this.options.signal?.aborted) throw new AbortedError('reading was stopped');
      this.#bytes += bytes;
      this.options.onProgress?.({ bytes: this.#bytes, totalBytes: this.#totalBytes, ...this.records() });
    };
    return {
      ...source,
      async *chunks() {
        for await (const bytes of source.chunks()) {
          chunk(bytes.length);
          yield bytes;
        }
      }
    };
  }
}
