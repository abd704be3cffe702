import type { Report } from '#engine/model/report.ts';
import type { ViewState } from '../permalink/permalink.ts';

/** One stop of a guided tour: what is shown, what is said of it, and what is pointed at. */
export interface TourStep {
  readonly title: () => string;
  /** Its numbers come from the report: a tour cannot say what the capture does not show. */
  readonly text: (report: Report) => string;
  readonly state: (report: Report) => Partial<ViewState>;
  /** A selector of what it speaks of. */
  readonly point: string;
}
