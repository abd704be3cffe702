import { expect, test } from 'vitest';
import type { Report } from '#engine/model/report.ts';
import { appRows, sayApp } from '#words/apps.ts';

const row = (app: string | null, host: string, country: string | null, flows: number): object => ({
  app,
  host,
  where: country === null ? { kind: 'unlocated', reason: 'cdn' } : { kind: 'country', country },
  flows,
  requests: 0
});

const report = (destinations: object[]): Report =>
  ({ sources: [{ exchanges: 0 }], watch: ['CN', 'RU'], destinations }) as unknown as Report;

test('apps are told with what they sent to watched countries, the busiest first', () => {
  const of = report([
    row('Weather', 'a.example', 'CN', 2),
    row('Mail', 'b.example', 'DE', 30),
    row(null, 'c.example', 'CN', 99),
    row('Weather', 'a.example', null, 1),
    row('Weather', 'd.example', 'RU', 1)
  ]);
  expect(appRows(of).map((app) => `${app.app}: ${sayApp(of, app)}`)).toEqual([
    'Mail: 30 connections, 1 host',
    'Weather: 4 connections, 2 hosts; 2 to China and 1 to Russia'
  ]);
});

test('a capture that names no app has no rows', () => {
  expect(appRows(report([row(null, 'a.example', 'CN', 1)]))).toEqual([]);
});
