import { tshark, whither } from './programs/list.js';
import { short } from './table.js';

/** What is promised for captures of 1,000 MB; at other sizes the start of the programs weighs more or less. */
const timesAsFast = 20;
const mostPeakMb = 250;

const verdict = (what, value, isMet) =>
  `${what}: ${value === null ? 'not measured' : `${short(value)}, ${isMet(value) ? 'met' : 'NOT MET'}`}`;

/** Two lines to read the targets from; `measured` as the table has it. */
export const targetLines = (measured) => {
  const resultOf = (name) => measured.find((one) => one.name === name)?.result ?? {};
  const [own, other] = [resultOf(whither), resultOf(tshark)];
  const speed = own.failure === null && other.failure === null ? other.seconds / own.seconds : null;
  const peak = own.failure === null ? own.peakMb : null;
  return [
    verdict(
      `target for 1,000 MB, at least ${timesAsFast} times as fast as tshark`,
      speed,
      (times) => times >= timesAsFast
    ),
    verdict(`target for 1,000 MB, peak memory under ${mostPeakMb} MB`, peak, (mb) => mb < mostPeakMb)
  ].join('\n');
};
