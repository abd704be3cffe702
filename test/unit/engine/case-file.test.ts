import { createDecipheriv, createHash, hkdfSync, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaseFileError } from '#engine/case-file/errors.ts';
import { fileBytesOf, formatFields, headerBytes, parseHeader, tagBytes } from '#engine/case-file/header.ts';
import { preparedPassphrase } from '#engine/case-file/keys.ts';
import { writeCaseFile } from '#engine/case-file/write.ts';
import { looksLike } from '#engine/importers/unknown.ts';
import { maybeCountry } from '#engine/model/names.ts';
import type { Terms } from '#engine/model/terms.ts';
import { caseOf, opened, passphrase, quickCrypto, refusal, webCrypto, written } from './case-files.ts';

const chunk = 4096;
const filled = (length: number, with_ = 7): Uint8Array => new Uint8Array(length).fill(with_);
const terms: Terms = {
  wanted: { own: [{ what: 'phone', value: '+49 151 23456789' }], visited: ['https://clinic.example/a'] },
  from: { lat: 51.5, lon: -0.13, withinKm: 50 },
  places: { cities: true, own: 'instead' }
};

const flipped = (bytes: Uint8Array, at: number, mask = 1): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ mask;
  return copy;
};

/** Again with a sum that is right: as somebody would who makes a file to harm its reader. */
const resummed = (bytes: Uint8Array): Uint8Array => {
  const copy = bytes.slice();
  copy.set(createHash('sha256').update(copy.subarray(0, 48)).digest().subarray(0, 8), 48);
  return copy;
};

describe('what is written is read', () => {
  test('any files, in chunks of any size', async () => {
    const file = fc.record({
      name: fc.string({ minLength: 1 }),
      bytes: fc.uint8Array({ maxLength: 20_000 })
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 9000 }),
        fc.string(),
        async (files, chunkBytes, title) => {
          const given = caseOf(files, { title, terms });
          const found = await opened(await written(given), { chunkBytes });
          expect(found.index).toEqual(given.index);
          expect(found.files).toEqual(files.map(({ bytes }) => Uint8Array.from(bytes)));
        }
      ),
      { numRuns: 60 }
    );
  });

  test('contents that end where a chunk ends, one byte before it, and one behind it', async () => {
    const empty = await written(caseOf([{ name: 'a', bytes: filled(1000) }]));
    const room = chunk - (empty.length - headerBytes - tagBytes - 1000);
    for (const length of [room - 1, room, room + 1, room + chunk]) {
      const bytes = await written(caseOf([{ name: 'a', bytes: filled(length) }]));
      expect((await opened(bytes)).files).toEqual([filled(length)]);
      expect(await refusal(bytes.subarray(0, bytes.length - 1))).toMatchObject({ code: 'case-truncated' });
    }
  });

  test('it says beforehand how long it will be', async () => {
    const given = caseOf([{ name: 'a', bytes: filled(10_000) }]);
    const { bytes } = await writeCaseFile(given, passphrase, quickCrypto, { chunkPower: 12 });
    expect(bytes).toBe((await written(given)).length);
  });

  test('the same case is never written twice alike', async () => {
    const given = caseOf([{ name: 'a', bytes: filled(100) }]);
    const [one, other] = [await written(given), await written(given)];
    expect(one.subarray(headerBytes)).not.toEqual(other.subarray(headerBytes));
  });

  test('nothing of the case can be read in it', async () => {
    const bytes = filled(5000, 'x'.charCodeAt(0));
    const text = Buffer.from(await written(caseOf([{ name: 'canary.har', bytes }], { terms }))).toString(
      'latin1'
    );
    for (const word of ['canary', 'Daily', '+49', 'clinic', 'xxxx', 'v=map'])
      expect(text).not.toContain(word);
  });
});

describe('what was changed is refused', () => {
  const given = caseOf([
    { name: 'a', bytes: filled(9000) },
    { name: 'b', bytes: filled(100) }
  ]);

  test('a flipped bit anywhere', async () => {
    const bytes = await written(given);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        expect(await refusal(flipped(bytes, at, 1 << bit))).toMatchObject({
          code: expect.stringMatching(/^case-/) as string
        });
      }),
      { numRuns: 300 }
    );
  });

  test('every byte of the header', async () => {
    const bytes = await written(given);
    for (let at = 0; at < headerBytes; at++)
      expect(await refusal(flipped(bytes, at)), String(at)).toMatchObject({
        code: expect.stringMatching(/^case-/) as string
      });
  });

  test('the piece is told in which a byte is wrong', async () => {
    const bytes = await written(given);
    const [offset, end] = [headerBytes + chunk + tagBytes, headerBytes + 2 * (chunk + tagBytes)];
    expect(await refusal(flipped(bytes, offset + 17))).toEqual({ code: 'case-damaged', offset, end });
  });

  test('a file that is cut off anywhere says how much of it is missing', async () => {
    const bytes = await written(given);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: headerBytes, max: bytes.length - 1 }), async (length) => {
        const expected = { code: 'case-truncated', bytes: length, expected: bytes.length };
        expect(await refusal(bytes.subarray(0, length))).toEqual(expected);
      }),
      { numRuns: 50 }
    );
    expect(await refusal(bytes.subarray(0, 20))).toMatchObject({ code: 'case-truncated', bytes: 20 });
    expect(await refusal(bytes.subarray(0, 4))).toEqual({ code: 'case-none' });
  });

  test('something put behind its end', async () => {
    const bytes = await written(given);
    expect(await refusal(Buffer.concat([bytes, filled(chunk + tagBytes)]))).toMatchObject({
      code: 'case-longer'
    });
  });

  test('chunks that changed places, or one that stands twice', async () => {
    const bytes = await written(given);
    const at = (n: number): Uint8Array =>
      bytes.slice(headerBytes + n * (chunk + tagBytes), headerBytes + (n + 1) * (chunk + tagBytes));
    const moved = bytes.slice();
    moved.set(at(1), headerBytes);
    expect(await refusal(moved)).toMatchObject({ code: 'case-damaged', offset: headerBytes });
    moved.set(at(0), headerBytes + chunk + tagBytes);
    expect(await refusal(moved)).toMatchObject({ code: 'case-damaged', offset: headerBytes });
  });

  test('a length that was shortened to a chunk, with a sum that is right', async () => {
    const bytes = await written(given);
    const header = await parseHeader(bytes.subarray(0, headerBytes), bytes.length, webCrypto);
    const cut = bytes.slice(0, headerBytes + 2 * (chunk + tagBytes));
    new DataView(cut.buffer).setBigUint64(16, 2n * 4096n);
    expect(header.contentsBytes).toBeGreaterThan(2 * chunk);
    // Every key is bound to the header: with another one the passphrase opens nothing.
    expect(await refusal(resummed(cut))).toEqual({ code: 'case-passphrase' });
  });

  test('another passphrase', async () => {
    const bytes = await written(given);
    expect(await refusal(bytes, { typed: 'correct horse battery stable' })).toEqual({
      code: 'case-passphrase'
    });
    expect(await refusal(bytes, { typed: '' })).toEqual({ code: 'case-passphrase' });
  });
});

describe('what a file asks for is bounded', () => {
  const changed = async (change: (view: DataView) => void): Promise<unknown> => {
    const bytes = await written(caseOf([{ name: 'a', bytes: filled(10) }]));
    change(new DataView(bytes.buffer));
    return refusal(resummed(bytes));
  };

  test('work, memory and length', async () => {
    expect(await changed((view) => view.setUint32(12, 0xffffffff))).toMatchObject({
      code: 'case-parameters',
      what: 'iterations',
      most: 10_000_000
    });
    expect(await changed((view) => view.setUint32(12, 1))).toMatchObject({ what: 'iterations' });
    expect(await changed((view) => view.setUint8(11, 40))).toMatchObject({ what: 'chunk', most: 24 });
    expect(await changed((view) => view.setBigUint64(16, 0xffffffffffffffffn))).toMatchObject({
      what: 'contents'
    });
    expect(await changed((view) => view.setBigUint64(16, 0n))).toMatchObject({ what: 'contents' });
  });

  test('a later version is named, and an unknown cipher is not tried', async () => {
    expect(await changed((view) => view.setUint8(8, 2))).toEqual({
      code: 'case-too-new',
      version: 2,
      newest: 1
    });
    expect(await changed((view) => view.setUint8(10, 9))).toMatchObject({ code: 'case-header' });
  });

  test('weak parameters are not written either', () => {
    const parameters = { chunkPower: 20, contentsBytes: 10, salt: filled(16), noncePrefix: filled(7) };
    const fields = (iterations: number) => () =>
      formatFields({ ...parameters, iterations } as Parameters<typeof formatFields>[0]);
    expect(fields(599_999)).toThrow(CaseFileError);
    expect(fields(600_000)).not.toThrow();
  });

  test('a file of many gigabytes has the length that its parts have', () => {
    expect(fileBytesOf({ chunkPower: 20, contentsBytes: 5 * 2 ** 30 })).toBe(
      88 + 5 * 2 ** 30 + 5 * 1024 * 16
    );
  });
});

describe('a case that is none', () => {
  const withIndex = async (index: unknown): Promise<unknown> => {
    const { index: plain, sources } = caseOf([{ name: 'a', bytes: filled(10) }]);
    return written({ index: { ...plain, ...(index as object) }, sources }).then(
      () => null,
      (error: unknown) => (error instanceof CaseFileError ? { code: error.code, ...error.facts } : error)
    );
  };

  test('is told by the field that is wrong', async () => {
    expect(await withIndex({ title: 5 })).toEqual({ code: 'case-contents', what: 'title' });
    expect(await withIndex({ version: 2 })).toEqual({ code: 'case-too-new', version: 2, newest: 1 });
    expect(await withIndex({ files: [] })).toEqual({ code: 'case-contents', what: 'files' });
    expect(await withIndex({ extra: 1 })).toEqual({ code: 'case-contents', what: 'extra' });
    expect(await withIndex({ terms: { ...terms, from: { country: 'ru' } } })).toMatchObject({
      what: 'terms.from'
    });
    expect(await withIndex({ terms: { ...terms, from: { country: maybeCountry('ru') } } })).toBe(null);
  });

  test('a capture that is shorter or longer by now ends the writing', async () => {
    const { index, sources } = caseOf([{ name: 'a', bytes: filled(10) }]);
    const grown = { ...index, files: index.files.map((file) => ({ ...file, bytes: 9 })) };
    const shrunk = { ...index, files: index.files.map((file) => ({ ...file, bytes: 11 })) };
    for (const other of [grown, shrunk])
      await expect(written({ index: other, sources })).rejects.toMatchObject({ code: 'case-file-changed' });
  });
});

test('a passphrase is the same however its letters and spaces were typed', () => {
  expect(preparedPassphrase('Ma\u0308rz\u00a0eins')).toBe('M\u00e4rz eins');
});

describe('the frozen file of version 1', () => {
  const bytes = readFileSync(new URL('./frozen/case-file-1.whither-case', import.meta.url));

  test('opens, for ever', async () => {
    const { index, files } = await opened(bytes, { crypto: webCrypto });
    expect(index).toEqual({
      ...caseOf([]).index,
      title: 'Frozen on the first day',
      files: [
        { name: 'one.har', bytes: 5000, modifiedMs: 1_600_000_000_000, role: 'capture' },
        { name: 'two.pcap', bytes: 3, modifiedMs: 1_600_000_000_000, role: 'capture' }
      ],
      terms,
      view: 'v=findings;place=RU'
    });
    expect(files).toEqual([filled(5000, 1), filled(3, 2)]);
  });

  test('is named by whoever takes it for a capture', () => {
    expect(looksLike(bytes.subarray(0, 4096))).toBe('case-file');
  });

  /** Node's own cryptography, and the steps of docs/case-file.md. */
  test('can be opened by hand, as the paper says', () => {
    const master = pbkdf2Sync(passphrase, bytes.subarray(24, 40), bytes.readUInt32BE(12), 32, 'sha256');
    const info = Buffer.concat([Buffer.from('whither case file 1: contents\0'), bytes.subarray(0, 48)]);
    const key = Buffer.from(hkdfSync('sha256', master, '', info, 32));
    const size = 2 ** (bytes[11] ?? 0) + 16;
    const plain: Buffer[] = [];
    for (let at = 88, count = 0; at < bytes.length; at += size, count++) {
      const piece = bytes.subarray(at, at + size);
      const number = Buffer.alloc(4);
      number.writeUInt32BE(count);
      const last = Buffer.from([at + size >= bytes.length ? 1 : 0]);
      const cipher = createDecipheriv(
        'aes-256-gcm',
        key,
        Buffer.concat([bytes.subarray(40, 47), number, last])
      );
      cipher.setAAD(bytes.subarray(0, 48));
      cipher.setAuthTag(piece.subarray(-16));
      plain.push(cipher.update(piece.subarray(0, -16)), cipher.final());
    }
    const contents = Buffer.concat(plain);
    const end = 4 + contents.readUInt32BE(0);
    expect(JSON.parse(contents.toString('utf8', 4, end))).toMatchObject({ title: 'Frozen on the first day' });
    expect(contents.subarray(end)).toEqual(Buffer.concat([filled(5000, 1), filled(3, 2)]));
  });
});
