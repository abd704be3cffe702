import { WordTable } from '../bytes/word-table.ts';
import type { FlowList } from '../model/capture.ts';
import type { Activity } from '../model/report.ts';

/** Where each flow was counted, by its place in the list. */
export interface FlowRows {
  /** Row of the tally. */
  readonly row: Uint32Array;
  /** 1 where its client is the far end: then what it sent was received there. */
  readonly inward: Uint8Array;
}

export const flowRows = (flows: number): FlowRows => ({
  row: new Uint32Array(flows),
  inward: new Uint8Array(flows)
});

/** As many as there are pixels to show them, and fewer where there would be more rows than a page can filter at once. */
const slotCounts = [2000, 500, 100, 10];
const mostRows = 200_000;

const none: Activity = {
  ...{ firstMs: 0, slotMs: 1 },
  ...{ destination: [], slot: [], flows: [], bytesSent: [], bytesReceived: [] }
};

/** When flows began, by destination; `destinationOf` is the number of each row of the tally in the report. */
export const listActivity = (flows: FlowList, rows: FlowRows, destinationOf: Uint32Array): Activity => {
  if (flows.length === 0) return none;
  const { firstMs, lastMs } = spanOf(flows);
  const wanted = slotCounts.filter(
    (slots) => slots === slotCounts.at(-1) || flows.length <= mostRows * (slots / 100)
  );
  for (const slots of wanted) {
    const slotMs = Math.max(1, Math.ceil((lastMs - firstMs + 1) / slots));
    const activity = activityIn(flows, rows, destinationOf, firstMs, slotMs);
    if (activity.slot.length <= mostRows || slots === wanted.at(-1)) return activity;
  }
  return none;
};

const spanOf = (flows: FlowList): { firstMs: number; lastMs: number } => {
  let [firstMs, lastMs] = [Infinity, -Infinity];
  flows.each((flow) => {
    if (flow.firstMs < firstMs) firstMs = flow.firstMs;
    if (flow.firstMs > lastMs) lastMs = flow.firstMs;
  });
  return { firstMs: Math.floor(firstMs), lastMs: Math.ceil(lastMs) };
};

const activityIn = (
  flows: FlowList,
  { row, inward }: FlowRows,
  destinationOf: Uint32Array,
  firstMs: number,
  slotMs: number
): Activity => {
  const cells = new WordTable(2, Math.min(flows.length, mostRows));
  const key = new Uint32Array(2);
  const counted: number[] = [];
  const sent: number[] = [];
  const received: number[] = [];
  let at = 0;
  flows.each((flow) => {
    key[0] = destinationOf[row[at]!]!;
    key[1] = Math.floor((flow.firstMs - firstMs) / slotMs);
    const isInward = inward[at++] === 1;
    const cell = cells.idOf(key);
    counted[cell] = (counted[cell] ?? 0) + 1;
    sent[cell] = (sent[cell] ?? 0) + (isInward ? flow.bytesReceived : flow.bytesSent);
    received[cell] = (received[cell] ?? 0) + (isInward ? flow.bytesSent : flow.bytesReceived);
  });
  const words = cells.words.subarray(0, 2 * cells.length);
  return {
    ...{ firstMs, slotMs },
    destination: [...words.filter((_, index) => index % 2 === 0)],
    slot: [...words.filter((_, index) => index % 2 === 1)],
    ...{ flows: counted, bytesSent: sent, bytesReceived: received }
  };
};
