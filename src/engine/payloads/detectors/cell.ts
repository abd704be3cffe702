import type { Detector } from './detector.ts';
import { inferred } from './found-here.ts';
import { besideOf } from './siblings.ts';

const id = 'cell';
const nets: ReadonlySet<string> = new Set(['mnc']);
const areas: ReadonlySet<string> = new Set(['lac', 'tac']);
const cells: ReadonlySet<string> = new Set(['cid', 'ci', 'cellid', 'eci', 'nci', 'celltowerid']);

/** A cell of a mobile network, named by country, network, area and cell. */
export const cell: Detector = {
  id,
  name: 'Cells of mobile networks',
  source: 'https://www.etsi.org/deliver/etsi_ts/123000_123099/123003/17.09.00_60/ts_123003v170900p.pdf',
  names: ['mcc'],
  look: (leaf) => {
    if (!/^[2-9]\d\d$/.test(leaf.text)) return null;
    const rest = [nets, areas, cells].map((names) => besideOf(leaf.node, names));
    if (!rest.every((text) => text !== null && /^\d{1,10}$/.test(text))) return null;
    return inferred(leaf, id, 'location', 'cell-id', 'obvious-name', [leaf.text, ...rest].join('-'));
  }
};
