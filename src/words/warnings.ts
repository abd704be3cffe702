import type { Warning } from '#engine/model/errors.ts';
import { formatCount, plural } from './numbers.ts';

type Say = (count: number) => string;

const are = (count: number): string => (count === 1 ? 'is' : 'are');

const cutOff: Say = () => 'The file ends in the middle of a record: what came after it is missing.';
const stopped: Say = () => 'From some point on the file is broken: what came before it was read.';

const steppedOver: Say = (n) =>
  `The file is broken in ${plural(n, 'place')}: what stands there was stepped over, and packets may be missing.`;

const sentences: Readonly<Record<string, Say>> = {
  'no-packets': () => 'The capture holds no packet.',
  'no-exchanges': () => 'The HAR holds no request.',
  'pcap-cut-off': cutOff,
  'pcapng-cut-off': cutOff,
  'snoop-cut-off': cutOff,
  'har-cut-off': () => 'The HAR ends in the middle: what came after it is missing.',
  'har-entry-broken': (n) =>
    `${plural(n, 'request')} in the HAR could not be understood and ${are(n)} left out.`,
  'har-entry-too-long': (n) =>
    `${plural(n, 'request')} in the HAR ${are(n)} too long to be read and left out.`,
  'payloads-left-out': (n) =>
    `The contents of ${plural(n, 'request')} ${are(n)} left out: more was sent than one report can open.`,
  'har-time-broken': (n) => `${plural(n, 'request')} in the HAR ${n === 1 ? 'has' : 'have'} no valid time.`,
  'pcapng-interface-broken': (n) =>
    `${plural(n, 'description')} of a network interface could not be understood.`,
  'pcapng-length-mismatch': (n) =>
    `${plural(n, 'record')} ${n === 1 ? 'states' : 'state'} two different lengths.`,
  'pcap-record-broken': steppedOver,
  'pcapng-block-broken': steppedOver,
  'member-left-out': (n) => `${plural(n, 'file')} in the archive ${are(n)} no capture and left out.`,
  'secrets-left-out': (n) =>
    `${plural(n, 'block')} of keys ${are(n)} left out: the files hold more than is kept.`,
  'pcapng-packet-broken': (n) => `${plural(n, 'packet')} could not be understood and ${are(n)} left out.`,
  'gzip-broken': stopped,
  'pcap-broken': stopped,
  'pcapng-broken': stopped,
  'snoop-broken': stopped,
  'zstd-broken': stopped,
  'zip-broken': stopped,
  'tar-broken': stopped,
  'zip-encrypted': (n) =>
    `${plural(n, 'file')} in the archive ${are(n)} locked with a password and left out.`,
  'zip-method': (n) =>
    `${plural(n, 'file')} in the archive ${are(n)} compressed in a way that is not read, and left out.`,
  'nested-too-deep': () => 'A file in the archive is packed too many times, and left out.',
  'har-broken': stopped,
  'file-truncated': stopped,
  unreadable: () => 'The file could be read only in part: it may have been changed or moved meanwhile.'
};

/** `pcap-record-cut` reads as `pcap record cut`: a code is never hidden, only made legible. */
const legible = (code: string): string => code.replaceAll('-', ' ');

/** One plain sentence for a warning; an unknown code is named, with how often it happened. */
export const sayWarning = ({ code, count }: Warning): string =>
  sentences[code]?.(count) ??
  `${legible(code).replace(/^./, (letter) => letter.toUpperCase())}: ${formatCount(count)} ${count === 1 ? 'time' : 'times'}; stepped over.`;
