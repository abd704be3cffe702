import type { ByteSource } from './bytes/source.ts';
import { unwrap, type Unopened, type Unwrapped } from './bytes/unwrap.ts';
import { FileSink, type Reading } from './file-sink.ts';
import type { Importer } from './importers/importer.ts';
import { importers } from './importers/index.ts';
import { looksLike } from './importers/unknown.ts';
import { CaptureError, type CaptureErrorCode } from './model/errors.ts';

const headBytes = 4096;

/** Reads one file into the case: what is in it, or every capture of an archive. */
export const readSource = async (source: ByteSource, reading: Reading): Promise<void> => {
  const file = new SourceFile(source, reading);
  try {
    for await (const part of unwrap(source, headBytes)) await file.part(part);
  } catch (error) {
    file.failed(error);
  }
  file.end();
};

/** These say that a file in an archive is no capture, which is nothing to complain about. */
const notCaptures: ReadonlySet<CaptureErrorCode> = new Set(['unknown-format', 'har-no-log', 'empty-file']);

const mostNames = 20;
const mostNameLength = 200;

class SourceFile {
  readonly #sink: FileSink;
  readonly #formats = new Set<string>();
  readonly #importers = new Set<Importer>();
  readonly #leftOut: string[] = [];
  #error: CaptureError | null = null;

  constructor(
    private readonly source: ByteSource,
    reading: Reading
  ) {
    this.#sink = new FileSink(reading);
  }

  async part(part: Unwrapped | Unopened): Promise<void> {
    const { member } = part.wrappings;
    if (member !== null && isLitter(member)) return;
    try {
      if ('error' in part) throw part.error;
      await this.#read(part);
    } catch (error) {
      if (member === null || !(error instanceof CaptureError)) throw error;
      this.#memberFailed(member, error);
    }
  }

  async #read({ source, head, failure, wrappings }: Unwrapped): Promise<void> {
    if (head.length === 0) throw new CaptureError('empty-file', { bytes: this.source.size });
    const importer = chooseImporter(head, source.name);
    if (!importer) throw failure ?? new CaptureError('unknown-format', { looksLike: looksLike(head) });
    const before = this.#sink.records;
    try {
      await importer.read(source, this.#sink);
    } catch (error) {
      // Broken in the middle: what was read before stands, and the report says where it ends.
      if (!(error instanceof CaptureError) || this.#sink.records === before) throw error;
      this.#warn(error);
    }
    this.#importers.add(importer);
    this.#formats.add([importer.id, ...wrappings.names.toReversed()].join('+'));
  }

  #memberFailed(name: string, error: CaptureError): void {
    const isOther = notCaptures.has(error.code);
    if (isOther && this.#leftOut.length < mostNames) this.#leftOut.push(name.slice(0, mostNameLength));
    if (error.code === 'empty-file') return;
    if (isOther) this.#sink.warn('member-left-out', 0);
    else if (this.#error) this.#warn(error);
    else this.#error = error;
  }

  /** The file itself is broken, or an archive from some point on. */
  failed(error: unknown): void {
    if (!(error instanceof CaptureError) || this.#importers.size === 0) throw error;
    this.#warn(error);
  }

  #warn(error: CaptureError): void {
    const offset = error.facts['offset'];
    this.#sink.warn(error.code, typeof offset === 'number' ? offset : 0);
  }

  end(): void {
    if (this.#importers.size === 0)
      throw this.#error ?? new CaptureError('archive-no-capture', { members: this.#leftOut });
    if (this.#error) this.#warn(this.#error);
    this.#sink.end({
      name: this.source.name,
      bytes: this.source.size,
      format: [...this.#formats].join(','),
      gives: new Set(Array.from(this.#importers, ({ gives }) => gives))
    });
  }
}

/** What macOS and Windows leave in archives beside the files. */
const isLitter = (name: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(name);

const chooseImporter = (head: Uint8Array, name: string): Importer | null => {
  let best: Importer | null = null;
  let most = 0;
  for (const importer of importers) {
    const likelihood = importer.detect(head, name);
    if (likelihood > most) [best, most] = [importer, likelihood];
  }
  return best;
};
