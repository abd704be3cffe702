import { UnknownLandError, type Case } from '#engine/analyse.ts';
import type { Report } from '#engine/model/report.ts';
import type { Terms } from '#engine/model/terms.ts';

/** A link may name a country of which no land is known: the report is made as if it named none, and holds no round trips. */
export const reportOn = async (open: Pick<Case, 'report'>, terms: Terms): Promise<Report> => {
  try {
    return await open.report(terms);
  } catch (error) {
    if (error instanceof UnknownLandError) return open.report({ ...terms, from: null });
    throw error;
  }
};
