import type { Warning } from '#engine/model/errors.ts';
import { formatCount, plural } from './numbers.ts';

type Say = (count: number) => string;

const sentences: Readonly<Record<string, Say>> = {
  'no-packets': () => 'The capture holds no packet.',
  'no-entries': () => 'The HAR holds no request.',
  'har-no-entries': () => 'The HAR holds no request.',
  'link-type-unread': (n) =>
    `${plural(n, 'packet')} came over a kind of network link that Whither does not read.`
};

/** `pcap-record-cut` reads as `pcap record cut`: a code is never hidden, only made legible. */
const legible = (code: string): string => code.replaceAll('-', ' ');

/** One plain sentence for a warning; an unknown code is named, with how often it happened. */
export const sayWarning = ({ code, count }: Warning): string =>
  sentences[code]?.(count) ??
  `${legible(code).replace(/^./, (letter) => letter.toUpperCase())}: ${formatCount(count)} ${count === 1 ? 'time' : 'times'}; stepped over.`;
