import type { Evidence } from '#engine/model/evidence.ts';
import type { Report } from '#engine/model/report.ts';
import { sayCertainty, sayFinding, sayReason, sayStep } from '#words/findings.ts';
import { formatDateTime } from '#words/times.ts';
import type { ByHand } from './by-hand.ts';
import { chainOf } from './chain.ts';

/** A claim with its proof as text, to be pasted into notes or a letter. */
export const plainText = (
  { finding, exchange, root }: Evidence,
  report: Report,
  vouchers: readonly string[],
  hand: ByHand | null
): string => {
  const rule = report.rules.find(({ id }) => id === finding.rule);
  return [
    `${sayFinding(finding)}.`,
    finding.form === 'plain' ? `Value: ${finding.value}` : `What was hashed: ${finding.value}`,
    ...(exchange.timeMs === null ? [] : [`Sent: ${formatDateTime(exchange.timeMs)}`]),
    `Recipient: ${vouchers.slice(1).join('; ') || 'not known'}`,
    `Request: ${exchange.method} ${exchange.url}`,
    `Found at: ${wayWords(root, finding.path)}`,
    `Certainty: ${finding.certainty}. ${sayCertainty(finding.certainty)} ${sayReason(finding)}`,
    ...(rule ? [`Rule: ${rule.name}${rule.source ? ` (${rule.source})` : ''}`] : []),
    `File: ${report.sources.map(({ name }) => name).join(', ')}; read by Whither ${report.tool.version}`,
    ...(hand ? ['', 'To repeat it by hand:', '', hand.script] : []),
    ''
  ].join('\n');
};

const wayWords = (root: Evidence['root'], path: readonly string[]): string =>
  chainOf(root, path)
    .slice(1)
    .map(({ kind, label }) => (kind === 'step' ? sayStep(label) : label))
    .join(' > ');
