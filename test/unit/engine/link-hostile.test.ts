import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Frame } from '#engine/protocols/frame.ts';
import { linkLayers } from '#engine/protocols/link/index.ts';
import {
  dataFrame,
  ip,
  llcOf,
  ncmOf,
  pktapOf,
  radiotapOf,
  rndisOf,
  subframe,
  usbmonOf,
  withTrailer
} from './link-packets.ts';
import { bytesOf, ethernet } from './packets.ts';

const several = bytesOf(subframe(ip, false), subframe(ip, true));
const inside = ethernet(0x0800, ip);
const samples = [
  withTrailer(ip, 'Browser'),
  ethernet(0x8847, bytesOf([0, 1, 1, 64], inside)),
  ethernet(0x22f3, bytesOf([0, 0x40, 0, 1, 0, 2, 0, 0, 0, 0], inside)),
  radiotapOf([0x80000003, 0], [new Uint8Array(20)], dataFrame(several, { subtype: 8, more: [0x80, 0] })),
  dataFrame(llcOf(0x0800, ip)),
  pktapOf(1, inside, { process: 'curl' }),
  usbmonOf(64, ncmOf('NCM0', [inside, inside])),
  usbmonOf(48, bytesOf(rndisOf(inside), rndisOf(inside)))
];

/** Valid bytes with some changed get further than noise does. */
const damaged = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 6 }),
    fc.nat(300)
  )
  .map(([sample, changes, length]) => {
    const copy = sample.slice(0, length);
    for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
    return copy;
  });

test('no bytes make a link layer throw, go back, or leave the frame', () => {
  const bytesOrNoise = fc.oneof(damaged, fc.uint8Array({ maxLength: 200 }));
  fc.assert(
    fc.property(
      fc.constantFrom(...linkLayers.values()),
      bytesOrNoise,
      fc.nat(40),
      (layer, packet, before) => {
        const frame = new Frame();
        frame.bytes = bytesOf(new Array<number>(before).fill(0x45), packet, new Array<number>(40).fill(0x45));
        frame.at = before;
        frame.end = before + packet.length;
        if (layer(frame)) {
          expect(frame.at).toBeGreaterThanOrEqual(before);
          expect(frame.at).toBeLessThanOrEqual(before + packet.length);
        }
        expect(frame.end).toBeLessThanOrEqual(before + packet.length);
        expect(frame.waiting.length).toBeLessThanOrEqual(packet.length / 4);
        for (const { at, end } of frame.waiting) {
          expect(at).toBeGreaterThan(before);
          expect(end).toBeLessThanOrEqual(before + packet.length);
        }
      }
    ),
    { numRuns: 4000 }
  );
});
