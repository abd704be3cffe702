import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { countryName } from '#words/countries.ts';
import { formatCount, plural } from '#words/numbers.ts';

export type AnswerPart =
  | { kind: 'text'; text: string }
  | { kind: 'count'; text: string; country: CountryCode | null }
  | { kind: 'strong'; text: string };

/** Until `#words/answer.ts` lands. */
export const answerFor = (
  report: Report,
  watch: readonly CountryCode[]
): { lead: AnswerPart[]; more: string[]; unread: string[] } => {
  const lead: AnswerPart[] = [{ kind: 'text', text: `Of ${plural(report.totals.requests, 'request')}, ` }];
  for (const code of watch) {
    const requests = report.countries.find(({ country }) => country === code)?.requests ?? 0;
    lead.push({
      kind: 'count',
      text: `${formatCount(requests)} went to ${countryName(code)}`,
      country: code
    });
    lead.push({ kind: 'text', text: ', ' });
  }
  return { lead, more: [], unread: [] };
};
