/** A share may count from the beginning of its capture: no capture is as old as that. */
const relativeUntilMs = 365 * 86_400_000;

/** Whether a time counts from the beginning of the capture, not from 1970. */
export const isRelativeTime = (ms: number): boolean => ms < relativeUntilMs;
