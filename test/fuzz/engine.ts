import { expect } from 'vitest';
import { AbortedError, openCase } from '#engine/analyse.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { checkCase } from '../../scripts/fuzz/check-case.js';
import { tables } from '../golden/samples.ts';

export const engine = {
  openCase,
  bytesSource,
  isExpected: (error: unknown): boolean => error instanceof CaptureError || error instanceof AbortedError,
  tables
};

/** Whole and in pieces, a file ends in a report whose sums agree, or in a `CaptureError`. */
export const expectSound = async (bytes: Uint8Array, chunkBytes = 7, name = 'capture'): Promise<void> => {
  expect(await checkCase(engine, { steps: [], files: [{ name, bytes }], chunkBytes })).toBeNull();
};
