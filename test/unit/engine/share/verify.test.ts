import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReveal, reveal } from '#engine/share/commitment.ts';
import { newKey, open, seal } from '#engine/share/envelope.ts';
import { readShareable } from '#engine/share/read-shareable.ts';
import { shareLevels, shareTimes, type Shareable, type ShareChoices } from '#engine/share/shareable.ts';
import { verify } from '#engine/share/verify.ts';
import { countedBytes, everything, openSample, shareOf } from './samples.ts';

const opened = await openSample('har/mitmproxy/browser-app.har');
const other = await openSample('har/mitmproxy/browser-app-incognito.har');
const { report } = opened;
const evidenceOf = (id: string) => opened.opened.evidence(id);

/** As a liar would change it, and still of the right form. */
const changed = (shareable: Shareable, change: (copy: Record<string, never>) => void): Shareable => {
  const copy = structuredClone(shareable) as unknown as Record<string, never>;
  change(copy);
  return readShareable(copy);
};

const choices: fc.Arbitrary<ShareChoices> = fc.record({
  level: fc.constantFrom(...shareLevels),
  times: fc.constantFrom(...shareTimes),
  ...{ apps: fc.boolean(), fileNames: fc.boolean(), hashes: fc.boolean(), origin: fc.boolean() },
  notes: fc.option(
    fc.record({ title: fc.string(), text: fc.string({ unit: 'grapheme' }), author: fc.string() })
  ),
  withoutHosts: fc.subarray(
    report.hosts.map(({ name }) => name),
    { maxLength: 2 }
  ),
  withoutFindings: fc.subarray(
    report.findings.map(({ id }) => id),
    { maxLength: 5 }
  ),
  view: fc.constantFrom('', '#v=map', '#v=findings;place=SG;text=sa;claim=x', '#v=a;host=duckduckgo.com'),
  made: fc.constant('2026-06-01')
});

test('whatever is chosen: composed, sealed and opened it is the same, and true to its files', async () => {
  await fc.assert(
    fc.asyncProperty(choices, async (chosen) => {
      const random = countedBytes(3);
      const { shareable, keeps } = await shareOf(opened, chosen, random);
      const key = newKey(random);
      const again = await open(await seal(shareable, key, random), key);
      expect(again).toEqual(shareable);
      expect(await verify(again, report, evidenceOf)).toMatchObject({ differences: [] });
      expect(await verify(again, report, evidenceOf, keeps)).toMatchObject({ differences: [] });
    }),
    { numRuns: 40 }
  );
}, 60_000);

describe('verifying', () => {
  const differences = async (shareable: Shareable): Promise<readonly string[]> =>
    (await verify(shareable, report, evidenceOf)).differences.map(({ where }) => where);

  test('names a count that is not true', async () => {
    const { shareable } = await shareOf(opened, { level: 'hosts' });
    const lie = changed(shareable, ({ report: shared }) => {
      const { hosts } = shared as unknown as { hosts: { bytesSent: number; name: string }[] };
      hosts[0]!.bytesSent += 1;
    });
    expect(await differences(lie)).toEqual([`report.hosts[${report.hosts[0]!.name}].bytesSent`]);
  });
  test('names a finding that was made up, and one that was changed', async () => {
    const { shareable } = await shareOf(opened);
    const lie = changed(shareable, ({ report: shared }) => {
      const { findings } = shared as unknown as { findings: { value: string; what: string }[] };
      findings.find(({ what }) => what === 'page-address')!.value = 'https://party.example/members';
    });
    expect((await differences(lie)).join()).toMatch(/^report\.findings\[f\d+\]\.value$/);
  });
  test('names other files as other files', async () => {
    const { shareable } = await shareOf(other, { level: 'countries' });
    const found = await differences(shareable);
    expect(found).toContain('report.totals.requests');
    expect(found.some((where) => where.startsWith('report.countries[SG].'))).toBe(true);
  });
  test('says what it cannot check', async () => {
    const notes = { title: 'a', text: 'b', author: 'c' };
    const chosen = {
      notes,
      withoutFindings: [report.findings[4]!.id],
      withoutHosts: [report.hosts[1]!.name]
    };
    const { shareable, keeps } = await shareOf(opened, chosen);
    const { differences: none, unchecked } = await verify(shareable, report, evidenceOf);
    expect(none).toEqual([]);
    expect(unchecked.map(({ what }) => what)).toEqual([
      'tokens',
      'notes',
      'left-out-hosts',
      'left-out-findings'
    ]);
    expect(
      (await verify(shareable, report, evidenceOf, keeps)).unchecked.map(({ what }) => what)
    ).not.toContain('tokens');
  });
  test('with secrets names a commitment to something else', async () => {
    const { shareable, keeps } = await shareOf(opened);
    const [token = ''] = Object.keys(shareable.commitments);
    const forged = {
      ...keeps,
      secrets: { ...keeps.secrets, [token]: { ...keeps.secrets[token]!, value: 'other' } }
    };
    const found = await verify(shareable, report, evidenceOf, forged);
    expect(found.differences.map(({ where }) => where)).toEqual([`commitments.${token}`]);
  });
});

describe('a removed value', () => {
  test('is shown by who kept it, and believed only as it is', async () => {
    const { shareable, keeps } = await shareOf(opened);
    const id = report.findings.find(({ what }) => what === 'android-id')!;
    const token = shareable.report.findings.find(({ what }) => what === 'android-id')!.value;
    const revealed = reveal(keeps, token)!;
    expect(revealed.value).toBe(id.value);
    expect(checkReveal(shareable, revealed)).toBe(true);
    expect(checkReveal(shareable, { ...revealed, value: `${revealed.value}0` })).toBe(false);
    expect(checkReveal(shareable, { ...revealed, nonce: 'AAAAAAAAAAAAAAAAAAAAAA' })).toBe(false);
    expect(checkReveal(shareable, { ...revealed, nonce: 'AAAA' })).toBe(false);
    expect(checkReveal(shareable, { ...revealed, token: 'android-id-99' })).toBe(false);
    expect(reveal(keeps, 'constructor')).toBeNull();
  });
  test('has another commitment in another share, and the same token within one', async () => {
    const one = await shareOf(opened, {}, countedBytes(1));
    const two = await shareOf(opened, {}, countedBytes(2));
    expect(Object.keys(one.shareable.commitments)).toEqual(Object.keys(two.shareable.commitments));
    const values = Object.values(one.shareable.commitments);
    expect(new Set([...values, ...Object.values(two.shareable.commitments)]).size).toBe(2 * values.length);
    const shown = one.shareable.report.findings;
    const tokens = new Map<string, string>();
    report.findings.forEach(({ what, value }, at) => {
      if (what !== 'user-id' && what !== 'android-id') return;
      expect(tokens.get(value) ?? shown[at]!.value).toBe(shown[at]!.value);
      tokens.set(value, shown[at]!.value);
    });
    expect(new Set(tokens.values()).size).toBe(tokens.size);
  });
  test('every one has a nonce of its own', async () => {
    const { keeps } = await shareOf(opened, { ...everything, level: 'countries' });
    const nonces = Object.values(keeps.secrets).map(({ nonce }) => nonce);
    expect(new Set(nonces).size).toBe(nonces.length);
  });
});
