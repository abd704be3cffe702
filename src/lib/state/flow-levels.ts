import type { Report } from '#engine/model/report.ts';

/** The columns a flow may have, always in this order. */
export const flowLevels = ['app', 'page', 'kind', 'host', 'company', 'country'] as const;
export type FlowLevel = (typeof flowLevels)[number];

export const fewestLevels = 2;

/** The levels a capture has something to tell of. */
export const usableLevels = (
  report: Pick<Report, 'destinations' | 'exchanges' | 'findings'>
): readonly FlowLevel[] => {
  const isTold: Readonly<Partial<Record<FlowLevel, boolean>>> = {
    app: report.destinations.some(({ app }) => app !== null),
    page: report.exchanges.some(({ pageSite }) => pageSite !== undefined),
    kind: report.findings.length > 0
  };
  return flowLevels.filter((level) => isTold[level] ?? true);
};

/** Who sent, what, to whom and where to: each as far as the capture tells. */
export const defaultLevels = (usable: readonly FlowLevel[]): readonly FlowLevel[] => {
  const from = usable.includes('app') ? 'app' : usable.includes('page') ? 'page' : 'host';
  return flowLevels.filter(
    (level) =>
      level === from ||
      level === 'company' ||
      level === 'country' ||
      (level === 'kind' && usable.includes(level))
  );
};

/** The levels to draw: those asked for that the capture has, or else those that suit it. */
export const levelsFor = (
  asked: readonly FlowLevel[] | null,
  usable: readonly FlowLevel[]
): readonly FlowLevel[] => {
  const told = usable.filter((level) => asked?.includes(level));
  return told.length >= fewestLevels ? told : defaultLevels(usable);
};
