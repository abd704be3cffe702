import { CaseFileError } from '#engine/case-file/errors.ts';
import { CaptureError, type Facts } from '#engine/model/errors.ts';
import { sayCaseFailure } from '#words/case-file.ts';
import type { Failure } from '#words/errors.ts';
import * as m from '#words/messages/messages.js';
import { formatBytes } from '#words/numbers.ts';
import { DeviceError, type DeviceErrorCode } from './device-error.ts';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const sayFull = ({ needed, free }: Facts): string =>
  typeof free === 'number'
    ? m.device_full({ needed: formatBytes(Number(needed)), free: formatBytes(free) })
    : m.device_full_unknown({ needed: formatBytes(Number(needed ?? 0)) });

const sentences: Readonly<Record<DeviceErrorCode, (facts: Facts) => Failure>> = {
  'device-none': () => ({ what: m.device_none(), remedy: m.device_none_remedy() }),
  'device-full': (facts) => ({ what: sayFull(facts), remedy: m.device_full_remedy() }),
  'device-gone': () => ({ what: m.device_gone(), remedy: m.device_gone_remedy() }),
  'device-failed': ({ reason }) => ({
    what: m.device_failed({ reason: String(reason) }),
    remedy: m.device_failed_remedy()
  })
};

/** Why a case was not kept, or not opened again. */
export const sayDeviceFailure = (error: unknown): Failure =>
  error instanceof DeviceError
    ? sentences[error.code](error.facts)
    : sentences['device-failed']({ reason: reasonOf(error) });

/** Why a case file was not saved. */
export const saySaveFailure = (error: unknown): Failure =>
  error instanceof CaseFileError || error instanceof CaptureError
    ? sayCaseFailure(error)
    : { what: m.case_not_written({ reason: reasonOf(error) }), remedy: m.case_not_written_remedy() };
