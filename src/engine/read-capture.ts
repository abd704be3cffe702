import type { ByteSource } from './bytes/source.ts';
import { CaseFacts } from './case-facts.ts';
import type { Capture } from './model/capture.ts';
import { CaptureError } from './model/errors.ts';
import type { Hostname } from './model/names.ts';
import { CaptureBuilder } from './protocols/capture-builder.ts';
import { Dissector } from './protocols/dissector.ts';
import { flowList } from './protocols/flow-list.ts';
import { readSource } from './read-source.ts';

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
  const facts = new CaseFacts();
  const counter = new ProgressCounter(sources, options, () => ({
    packets: dissector.packets,
    exchanges: builder.exchanges.length,
    hosts: builder.hosts.size,
    firstHosts: firstOf(builder.hosts.keys(), shownHosts)
  }));
  for (const source of sources) {
    const reading = readSource(counter.counted(source), { builder, dissector, facts });
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
    resolutions: [...facts.toldNames(builder.hosts), ...builder.resolutions],
    secrets: facts.secrets,
    notIp: dissector.notIp,
    sealed: dissector.sealed,
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
