import { browserAppTour } from './browser-app.ts';
import type { TourStep } from './step.ts';

/** Guided tours, by the name of the sample they lead through. */
const tours: Readonly<Record<string, readonly TourStep[]>> = { 'browser-app': browserAppTour };

export const tourOf = (sample: string): readonly TourStep[] | null => tours[sample] ?? null;
