import { describe, expect, it } from 'vitest';
import type { CountryCode } from '#engine/model/names.ts';
import { legsOf } from '#lib/state/legs.ts';
import { choose, nothing, select } from '#lib/state/selection.ts';
import { addUp, defaultMeasure, tallyPlaces, usableMeasures } from '#lib/state/tally.ts';
import { phoneReport } from './report-fixture.ts';

const legs = legsOf(phoneReport);
const singapore = 'SG' as CountryCode;

describe('legs', () => {
  it('name the company of the host before the operator of the network', () => {
    const party = (host: string) => legs.find((leg) => leg.host === host)?.party;
    expect(party('sa.phone.example')).toEqual({ key: 'company:maker', name: 'Phone Maker' });
    expect(party('news.example')).toEqual({ key: 'as:24940', name: 'Hetzner' });
    expect(party('lost.example')?.key).toBe('unknown');
    expect(party('router.local')?.key).toBe('local');
  });
});

describe('a selection', () => {
  it('filters by every dimension at once', () => {
    expect(select(legs, { ...nothing, place: singapore }).map((leg) => leg.host)).toEqual([
      'sa.phone.example',
      'ads.phone.example'
    ]);
    expect(
      select(legs, { place: singapore, party: 'company:maker', host: 'ads.phone.example' })
    ).toHaveLength(1);
    expect(select(legs, nothing)).toBe(legs);
  });

  it('narrows, lets go of what is chosen again, and starts anew rather than end empty', () => {
    const one = choose(legs, nothing, { place: singapore });
    expect(one).toEqual({ ...nothing, place: 'SG' });
    expect(choose(legs, one, { host: 'ads.phone.example' })).toEqual({ ...one, host: 'ads.phone.example' });
    expect(choose(legs, one, { place: singapore })).toEqual(nothing);
    expect(choose(legs, one, { host: 'news.example' })).toEqual({ ...nothing, host: 'news.example' });
  });
});

describe('a tally', () => {
  it('adds up to the totals of the report, countries first, each by falling amount', () => {
    const rows = tallyPlaces(legs, 'requests');
    expect(rows.map(({ place, requests }) => [place, requests])).toEqual([
      ['SG', 61],
      ['US', 49],
      ['IN', 31],
      ['DE', 27],
      ['RU', 14],
      ['many-places', 31],
      ['no-address', 4],
      ['in-doubt', 2],
      ['this-network', 1]
    ]);
    expect(addUp(legs).requests).toBe(phoneReport.totals.requests);
  });

  it('agrees with the countries of the report', () => {
    for (const { country, requests, hosts } of phoneReport.countries) {
      expect(tallyPlaces(legs, 'requests').find(({ place }) => place === country)).toMatchObject({
        requests,
        hosts
      });
    }
  });

  it('counts what the capture has', () => {
    expect(defaultMeasure(phoneReport)).toBe('requests');
    expect(usableMeasures(phoneReport)).toEqual(['requests', 'bytesSent']);
  });
});
