import type { Evidence } from '#engine/model/evidence.ts';
import type { Report } from '#engine/model/report.ts';
import type { ShareContents } from '#engine/share/shareable.ts';
import type { Case } from '../state/case.ts';
import type { FileHash } from '../state/file-hashes.ts';

/** What somebody shared: a report, and as much of the requests behind it as they chose. No file is behind it here. */
export class SharedCase implements Case {
  readonly lastReport: Report;
  readonly fileHashes: readonly FileHash[];

  constructor(private readonly contents: ShareContents) {
    this.lastReport = contents.report;
    this.fileHashes = contents.terms.hashes
      ? contents.report.sources.map(({ name, sha256 }) => ({ name, sha256: sha256 ?? null }))
      : [];
  }

  evidence(id: string): Promise<Evidence | null> {
    const { report, evidence } = this.contents;
    const finding = report.findings.find((one) => one.id === id);
    const exchange = report.exchanges.find((one) => one.id === finding?.exchange);
    const root = exchange && Object.hasOwn(evidence, exchange.id) ? evidence[exchange.id] : undefined;
    return Promise.resolve(finding && exchange && root ? { finding, exchange, root } : null);
  }

  hashes(): Promise<readonly FileHash[]> {
    return Promise.resolve(this.fileHashes);
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }
}
