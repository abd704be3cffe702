import * as m from '#words/messages/messages.js';
import type { Evidence } from '#engine/model/evidence.ts';
import type { Report } from '#engine/model/report.ts';
import { sayCertainty, sayFinding, sayReason, sayStep } from '#words/findings.ts';
import { formatDateTime } from '#words/times.ts';
import type { ByHand } from './by-hand.ts';
import { chainOf } from './chain.ts';
import { certaintyName } from './facts.ts';

/** A claim with its proof as text, to be pasted into notes or a letter. */
export const plainText = (
  { finding, exchange, root }: Evidence,
  report: Report,
  vouchers: readonly string[],
  hand: ByHand | null
): string => {
  const rule = report.rules.find(({ id }) => id === finding.rule);
  return [
    m.evidence_text_finding({ finding: sayFinding(finding) }),
    finding.form === 'plain'
      ? m.evidence_text_value({ value: finding.value })
      : m.evidence_text_hashed({ value: finding.value }),
    ...(exchange.timeMs === null ? [] : [m.evidence_text_sent({ time: formatDateTime(exchange.timeMs) })]),
    m.evidence_text_recipient({ recipient: vouchers.slice(1).join('; ') || m.evidence_text_not_known() }),
    m.evidence_text_request({ request: `${exchange.method} ${exchange.url}` }),
    m.evidence_text_found({ way: wayWords(root, finding.path) }),
    m.evidence_text_certainty({
      certainty: certaintyName(finding.certainty),
      why: sayCertainty(finding.certainty),
      reason: sayReason(finding)
    }),
    ...(rule
      ? [
          rule.source
            ? m.evidence_text_rule_source({ name: rule.name, source: rule.source })
            : m.evidence_text_rule({ name: rule.name })
        ]
      : []),
    m.evidence_text_file({
      files: report.sources.map(({ name }) => name).join(', '),
      version: report.tool.version
    }),
    ...(hand ? ['', m.evidence_text_by_hand(), '', hand.script] : []),
    ''
  ].join('\n');
};

const wayWords = (root: Evidence['root'], path: readonly string[]): string =>
  chainOf(root, path)
    .slice(1)
    .map(({ kind, label }) => (kind === 'step' ? sayStep(label) : label))
    .join(' > ');
