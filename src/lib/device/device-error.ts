import type { Facts } from '#engine/model/errors.ts';

/** This browser does not keep what it was asked to keep. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
  constructor(
    readonly code: DeviceErrorCode,
    readonly facts: Facts = {}
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
  }
}

export type DeviceErrorCode =
  | 'device-none' // it keeps nothing at all: { reason }
  | 'device-full' // { needed, free? } in bytes; what the browser offers, where it says
  | 'device-gone' // somebody removed it in the meantime
  | 'device-failed'; // { reason }
