import { changeBytes } from './byte-changes.js';
import { writeContainer } from './containers.js';
import { changeJson } from './json-changes.js';
import { changePackets } from './packet-changes.js';
import { Random } from './random.js';
import { wrappings } from './wrappings.js';

/**
 * @typedef {import('./samples.js').Sample} Sample
 * @typedef {{ name: string, bytes: Uint8Array }} CaseFile
 * @typedef {{ steps: string[], files: CaseFile[], chunkBytes: number }} Case
 */

/** @type {(sample: Sample, samples: readonly Sample[], random: Random, steps: string[]) => Uint8Array} */
const changedPackets = (sample, samples, random, steps) => {
  const others = drawSample(samples, random).packets ?? sample.packets;
  let { packets } = sample;
  for (let left = 1 + random.belowMostlySmall(5); left > 0; left--) {
    const changed = changePackets(packets, random, others);
    steps.push(changed.name);
    packets = changed.packets;
  }
  const { name, bytes } = writeContainer(packets, random);
  steps.push(name);
  return bytes;
};

const changedJson = ({ json }, random, steps) => {
  const { name, text } = changeJson(json, random);
  steps.push(`json (${name})`);
  return new TextEncoder().encode(text);
};

const damaged = (bytes, samples, random, steps) => {
  let changed = bytes;
  for (let left = 1 + random.belowMostlySmall(4); left > 0; left--) {
    const step = changeBytes(changed, random, random.pick(samples).bytes);
    steps.push(step.name);
    changed = step.bytes;
  }
  return changed;
};

/** What is inside is changed in three of four; then the file as a whole in one of four, or always where it has no inside. */
const changedFile = (sample, samples, random, steps) => {
  const hasInside = sample.packets !== null || sample.json !== null;
  let { bytes } = sample;
  const inside = hasInside && !random.onceIn(4);
  if (inside && sample.packets) bytes = changedPackets(sample, samples, random, steps);
  else if (inside) bytes = changedJson(sample, random, steps);
  return !inside || random.onceIn(4) ? damaged(bytes, samples, random, steps) : bytes;
};

const wrapped = (bytes, samples, random, steps) => {
  if (!random.onceIn(6)) return bytes;
  const name = random.pick(Object.keys(wrappings));
  steps.push(name);
  const outside = wrappings[name](bytes, random);
  return random.onceIn(2) ? damaged(outside, samples, random, steps) : outside;
};

const fileNames = ['capture', 'capture.pcap', 'capture.har', 'capture.pcapng', 'capture.json', 'capture.gz'];

/** Most samples are HARs, most parsers are of packets. */
const drawSample = (samples, random) => {
  const recorded = samples.filter(({ packets }) => packets !== null);
  return random.pick(recorded.length > 0 && random.onceIn(2) ? recorded : samples);
};

const drawFile = (samples, random, steps) => {
  const sample = drawSample(samples, random);
  steps.push(sample.path);
  const bytes = wrapped(changedFile(sample, samples, random, steps), samples, random, steps);
  return { name: random.pick(fileNames), bytes };
};

const fewBytes = 40_000;
/** Small pieces of large files would only take time. */
const chunkSizes = (total) => (total < fewBytes ? [1, 2, 3, 7, 16, 61] : [97, 512, 4096, 65_535]);

/**
 * The case of that number: the same samples and seed give the same one.
 * @type {(samples: readonly Sample[], seed: string, number: number) => Case}
 */
export const drawCase = (samples, seed, number) => {
  const random = new Random(`${seed} ${number}`);
  const steps = [];
  const files = [drawFile(samples, random, steps)];
  if (random.onceIn(20)) files.push(drawFile(samples, random, steps));
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return { steps, files, chunkBytes: random.pick(chunkSizes(total)) };
};
