import { parseArgs } from 'node:util';

export const captureKinds = ['pcap', 'pcapng', 'small', 'har'];

export const usage = `npm run bench [-- OPTION...]
  --mb N         size of the captures in megabytes (10^6 bytes); small is a fifth of it. Default 100
  --runs K       runs of each program, the median counts; slow ones run once. Default 3
  --only LIST    of ${captureKinds.join(',')}
  --payloads    instead: how fast requests are opened and searched, in MB of what they sent
  --page        instead: how the page takes a capture, in Chromium
  --places      instead: how fast the page places addresses, in Chromium
  --views       instead: how fast the views answer a change, in Chromium
  --shares      instead: how fast shares are stored and given out, by the built server on both stores
  --exchanges N  requests in the capture of --views. Default 100000
  --seed N       another seed makes other captures. Default 1
  --no-tshark    leave tshark out
  --reuse        take the time of a slow program from an earlier run where there is one`;

const definition = {
  mb: { type: 'string', default: '100' },
  runs: { type: 'string', default: '3' },
  only: { type: 'string', default: captureKinds.join(',') },
  payloads: { type: 'boolean', default: false },
  page: { type: 'boolean', default: false },
  places: { type: 'boolean', default: false },
  views: { type: 'boolean', default: false },
  shares: { type: 'boolean', default: false },
  exchanges: { type: 'string', default: '100000' },
  seed: { type: 'string', default: '1' },
  'no-tshark': { type: 'boolean', default: false },
  reuse: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false }
};

const positive = (name, text) => {
  if (!/^[1-9]\d*$/.test(text)) throw new TypeError(`--${name} wants a whole number from 1, not "${text}"`);
  return Number(text);
};

const kindsOf = (text) => {
  const kinds = text.split(',');
  const unknown = kinds.find((kind) => !captureKinds.includes(kind));
  if (unknown !== undefined) throw new TypeError(`--only knows ${captureKinds.join(', ')}, not "${unknown}"`);
  return captureKinds.filter((kind) => kinds.includes(kind));
};

/** Throws a `TypeError` that says what is wrong. */
export const parseOptions = (args) => {
  const { values } = parseArgs({ args, options: definition });
  return {
    mb: positive('mb', values.mb),
    runs: positive('runs', values.runs),
    seed: positive('seed', values.seed),
    only: kindsOf(values.only),
    payloads: values.payloads,
    page: values.page,
    places: values.places,
    views: values.views,
    shares: values.shares,
    exchanges: positive('exchanges', values.exchanges),
    tshark: !values['no-tshark'],
    reuse: values.reuse,
    help: values.help
  };
};
