import { CaseFileError, type CaseFileErrorCode } from '#engine/case-file/errors.ts';
import type { Facts } from '#engine/model/errors.ts';
import { sayFailure, type Failure } from './errors.ts';
import * as m from './messages/messages.js';
import { formatBytes, formatCount } from './numbers.ts';

type Say = (facts: Facts) => Failure;

const count = (facts: Facts, name: string): string => formatCount(Number(facts[name] ?? 0));
const bytes = (facts: Facts, name: string): string => formatBytes(Number(facts[name] ?? 0));

const sayParameters: Say = (facts) => ({
  what:
    facts['what'] === 'iterations'
      ? m.case_iterations({
          value: count(facts, 'value'),
          least: count(facts, 'least'),
          most: count(facts, 'most')
        })
      : m.case_parameters(),
  remedy: m.case_not_ours()
});

/** Both lengths, exactly: rounded they may look alike. */
const lengths = (facts: Facts): { readonly bytes: string; readonly expected: string } => {
  const shown = { bytes: bytes(facts, 'bytes'), expected: bytes(facts, 'expected') };
  const exact = (name: string): string =>
    m.count_bytes({ count: Number(facts[name]), shown: count(facts, name) });
  return shown.bytes === shown.expected ? { bytes: exact('bytes'), expected: exact('expected') } : shown;
};

const sentences: Readonly<Record<CaseFileErrorCode, Say>> = {
  'case-none': () => ({ what: m.case_none(), remedy: m.errors_choose_another() }),
  'case-too-new': () => ({ what: m.case_too_new(), remedy: m.case_too_new_remedy() }),
  'case-header': () => ({ what: m.case_header(), remedy: m.errors_copy_again() }),
  'case-parameters': sayParameters,
  'case-truncated': (facts) => ({ what: m.case_truncated(lengths(facts)), remedy: m.errors_copy_again() }),
  'case-longer': (facts) => ({ what: m.case_longer(lengths(facts)), remedy: m.errors_copy_again() }),
  'case-passphrase': () => ({ what: m.case_passphrase(), remedy: m.case_passphrase_remedy() }),
  'case-damaged': (facts) => ({
    what: m.case_damaged({ offset: count(facts, 'offset'), end: count(facts, 'end') }),
    remedy: m.errors_copy_again()
  }),
  'case-contents': () => ({ what: m.case_contents(), remedy: m.case_not_ours() }),
  'case-too-much': (facts) => ({
    what: m.case_too_much({ count: bytes(facts, 'count'), most: bytes(facts, 'most') }),
    remedy: m.case_too_much_remedy()
  }),
  'case-file-changed': (facts) => ({
    what: m.case_file_changed({
      file: String(facts['file']),
      read: bytes(facts, 'read'),
      bytes: bytes(facts, 'bytes')
    }),
    remedy: m.case_file_changed_remedy()
  })
};

/** A sentence on whatever kept a case file from being opened. */
export const sayCaseFailure = (error: unknown): Failure =>
  error instanceof CaseFileError ? sentences[error.code](error.facts) : sayFailure(error);

export const severalCases = (): Failure => ({ what: m.case_several(), remedy: m.case_several_remedy() });
export const insecurePage = (): Failure => ({ what: m.case_insecure(), remedy: m.case_insecure_remedy() });
