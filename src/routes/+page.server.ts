import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Topology } from 'topojson-specification';
import { analyse } from '#engine/analyse.ts';
import { loadPlaceTables } from '#engine/attribution/place-tables.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Report } from '#engine/model/report.ts';
import { readWorld } from '#lib/map/world.ts';
import { defaultWatch } from '#lib/permalink/permalink.ts';
import { flowPicture, landPath, mapPicture, type CardPicture } from '#lib/samples/card-picture.ts';
import { samples, type Sample } from '#lib/samples/samples.ts';

export interface SampleCard {
  readonly sample: Sample;
  readonly picture: CardPicture;
}

const readGeo = (name: string): Promise<Uint8Array> => readFile(`static/geo/${name}`);

const readSample = async ({ files }: Sample): Promise<Report> => {
  const sources = files.map(async (file) => bytesSource(file, await readFile(`sample-captures/${file}`)));
  const tables = () => loadPlaceTables(readGeo, gunzipSync);
  const airports = () => readGeo('airports.json');
  return analyse(await Promise.all(sources), { tables, airports, watch: defaultWatch });
};

/** The pictures on the cards are what the samples show: analysed while the page is built, and drawn small. */
const drawCards = async (): Promise<{ land: string; cards: readonly SampleCard[] }> => {
  const world = readWorld(JSON.parse(new TextDecoder().decode(await readGeo('world.json'))) as Topology);
  const featured = samples.filter((sample) => sample.featured);
  const reports = await Promise.all(featured.map(readSample));
  // The sample with the most to follow is drawn as a flow, the others as maps.
  const richest = Math.max(...reports.map(({ hosts }) => hosts.length));
  const draw = (report: Report, { from = '' }: Sample): CardPicture =>
    report.hosts.length === richest ? flowPicture(report) : mapPicture(report, world, from);
  const cards = featured.flatMap((sample, at) => {
    const report = reports[at];
    return report ? [{ sample, picture: draw(report, sample) }] : [];
  });
  return { land: landPath(world), cards };
};

let drawn: ReturnType<typeof drawCards> | null = null;

export const load = () => (drawn ??= drawCards());
