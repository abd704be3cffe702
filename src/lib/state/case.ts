import type { Evidence } from '#engine/model/evidence.ts';
import type { Report } from '#engine/model/report.ts';
import type { FileHash } from './file-hashes.ts';

/** What is behind a report on screen: files that were opened here, or a share of what somebody else opened. */
export interface Case {
  readonly lastReport: Report | null;
  /** Of every file of the case, once somebody asked for them. */
  readonly fileHashes: readonly FileHash[];
  /** The opened request behind a finding; null where the case does not hold it. */
  evidence(finding: string): Promise<Evidence | null>;
  hashes(): Promise<readonly FileHash[]>;
  /** Resolves when nothing is on its way any more that would change the report, and never rejects. */
  settled(): Promise<void>;
}
