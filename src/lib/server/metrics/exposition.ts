export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  /** What a histogram puts behind the name of its family: `_bucket`, `_sum`, `_count`. */
  readonly suffix?: string;
  readonly labels: Labels;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly Sample[];
}

// https://prometheus.io/docs/instrumenting/exposition_formats/: in values of labels \, " and the end of a line are escaped.
const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

export const formatLabels = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

const formatFamily = ({ name, help, type, samples }: Family): string =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(
      ({ suffix = '', labels, value }) => `${name}${suffix}${formatLabels(labels)} ${value.toString()}`
    )
  ].join('\n');

export const contentType = 'text/plain; version=0.0.4; charset=utf-8';

/** What Prometheus reads, in the text format 0.0.4. */
export const formatFamilies = (families: readonly Family[]): string =>
  `${families.map(formatFamily).join('\n')}\n`;

export const gauge = (name: string, help: string, value: number, labels: Labels = {}): Family => ({
  name,
  help,
  type: 'gauge',
  samples: [{ labels, value }]
});
