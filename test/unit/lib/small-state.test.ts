import { describe, expect, it } from 'vitest';
import { qualityParts } from '#lib/components/quality-parts.ts';
import { secondsLeft } from '#lib/state/remaining.ts';
import { areSameFiles, recall } from '#lib/state/remembered-files.ts';
import { phoneReport } from './report-fixture.ts';

const progress = { bytes: 25, totalBytes: 100, packets: 0, exchanges: 0, hosts: 0, firstHosts: [] };

describe('time left', () => {
  it('follows from the pace so far, once there is one', () => {
    expect(secondsLeft(progress, 2000)).toBe(6);
    expect(secondsLeft(progress, 100)).toBeNull();
    expect(secondsLeft({ ...progress, bytes: 0 }, 5000)).toBeNull();
  });
});

describe('remembered files', () => {
  const storage = (text: string | null): Storage => ({ getItem: () => text }) as unknown as Storage;

  it('are the same by name and size, in any order', () => {
    const files = [new File(['12345'], 'a.har'), new File(['1'], 'b.pcap')];
    const remembered = [
      { name: 'b.pcap', bytes: 1 },
      { name: 'a.har', bytes: 5 }
    ];
    expect(areSameFiles(files, remembered)).toBe(true);
    expect(areSameFiles(files.slice(1), remembered)).toBe(false);
    expect(areSameFiles([new File(['1234'], 'a.har'), new File(['1'], 'b.pcap')], remembered)).toBe(false);
  });

  it('are none where the entry is not ours', () => {
    expect(recall(storage(null))).toEqual([]);
    expect(recall(storage('{'))).toEqual([]);
    expect(recall(storage('[1, {"name": "a", "bytes": 2}, null]'))).toEqual([{ name: 'a', bytes: 2 }]);
  });
});

describe('what could be read', () => {
  it('is told in requests for a HAR and in connections for packets', () => {
    expect(qualityParts(phoneReport).map(({ text }) => text)).toEqual(['220 requests, all readable']);
    const quality = { ...phoneReport.quality, flows: 6, clear: 1, decrypted: 2, encrypted: 3 };
    expect(qualityParts({ ...phoneReport, quality }).map(({ text }) => text)).toEqual([
      '3 connections in clear or decrypted',
      '3 connections encrypted, no key'
    ]);
  });
});
