import { gunzipSync } from 'fflate';
import { isV4, type AddressWords } from '../model/address.ts';
import type { DataSource } from '../model/report.ts';
import { parseCityList, type City, type CityList } from './city-list.ts';
import { AskedTable, dictionaryOf, parseGeoTable } from './geo-table.ts';
import type { PlaceSource } from './place-source.ts';
import { inflated, once, type Inflate, type TableBytes } from './table-bytes.ts';
import { cityRow } from './table-rows.ts';

/**
 * Kilometres around the point of a city within which the machine is said to be. The table's points are rounded to a tenth
 * of a degree (8 km at most), and a block of addresses serves more than one town; of Amazon's, whose places it publishes,
 * nine in ten lie within it. It is how large to draw a place, and no promise.
 */
export const cityWithinKm = 50;

interface CityTable {
  readonly list: CityList;
  readonly find: (words: AddressWords) => number;
}

const parseCityTable = (bytes: Uint8Array): CityTable => {
  const asked = new AskedTable(parseGeoTable(bytes));
  return {
    list: parseCityList(dictionaryOf(bytes)),
    find: (words) => (isV4(words) ? asked.find(words[3], 0) : asked.find(words[0], words[1]))
  };
};

const placeOf = ({ country, name, lat, lon }: City, { name: source, date }: DataSource) =>
  name === null
    ? { country, source, date }
    : { country, city: name, lat, lon, withinKm: cityWithinKm, source, date };

/** Reads both city tables through `read`; each is inflated when it is first asked. */
export const loadCityTables = async (
  read: (file: string) => Promise<TableBytes>,
  inflate: Inflate = gunzipSync
): Promise<PlaceSource> => {
  const table = async (file: string): Promise<() => CityTable> => {
    const bytes = await read(file);
    return once(() => parseCityTable(inflated(bytes, inflate)));
  };
  const [sources, v4, v6] = await Promise.all([
    read('sources.json'),
    table('city-v4.bin.gz'),
    table('city-v6.bin.gz')
  ]);
  const data = cityRow(sources);
  const tableOf = (words: AddressWords): CityTable => (isV4(words) ? v4() : v6());
  return {
    data,
    country: (words) => {
      const { list, find } = tableOf(words);
      return list.countryAt(find(words));
    },
    place: (words) => {
      const { list, find } = tableOf(words);
      const city = list.at(find(words));
      return city && placeOf(city, data);
    }
  };
};
