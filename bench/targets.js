import { readLoop, tshark, whither } from './programs/list.js';
import { short } from './table.js';

/** What is promised for 1,000 MB of the mix; at other sizes the start of the programs weighs more or less. */
const times = [
  { name: tshark, atLeast: 30 },
  { name: 'ndpiReader', atLeast: 3 }
];
const mostTimesReading = 4;
const mostPeakMb = 150;
/** Of pcap's speed, that pcapng must reach. */
const leastOfPcap = 0.9;

const verdict = (what, value, isMet) =>
  `${what}: ${value === null ? 'not measured' : `${short(value)}, ${isMet(value) ? 'met' : 'NOT MET'}`}`;

const resultIn = (measured, name) => {
  const result = measured.find((one) => one.name === name)?.result;
  return result?.failure === null ? result : null;
};

const ratioOf = (over, under) => (over && under ? over.seconds / under.seconds : null);

const timesLine = (measured, { name, atLeast }) =>
  verdict(
    `target, at least ${atLeast} times as fast as ${name.split(',')[0]}`,
    ratioOf(resultIn(measured, name), resultIn(measured, whither)),
    (value) => value >= atLeast
  );

/** Lines to read the targets from; `measured` as the table has it. Of tiny flows only the speed beside tshark counts. */
export const targetLines = (measured, variant = 'mix') => {
  const [first, ...others] = times.map((target) => timesLine(measured, target));
  if (variant !== 'mix') return first;
  const own = resultIn(measured, whither);
  return [
    first,
    ...others,
    verdict(
      `target, at most ${mostTimesReading} times the time of ${readLoop}`,
      ratioOf(own, resultIn(measured, readLoop)),
      (value) => value <= mostTimesReading
    ),
    verdict(`target, peak memory under ${mostPeakMb} MB`, own?.peakMb ?? null, (mb) => mb < mostPeakMb)
  ].join('\n');
};

/** How fast pcapng is beside pcap, the same packets in both. */
export const pcapngLine = (pcap, pcapng) =>
  verdict(
    `target, pcapng at least ${leastOfPcap} as fast as pcap`,
    ratioOf(resultIn(pcap, whither), resultIn(pcapng, whither)),
    (value) => value >= leastOfPcap
  );
