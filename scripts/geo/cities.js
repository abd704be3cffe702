/**
 * The list of cities, the dictionary of the two city tables: every city of a table in the order in which the table first
 * names it. All numbers are little endian, coordinates are tenths of a degree.
 *
 *     0  u32  n, number of cities
 *     4  u32  k, number of countries
 *     8       k countries, two letters each
 *             n bytes: index of the country
 *             n upper bytes of latitude + 900, n lower ones; then of longitude + 1800
 *             n names, UTF-8, separated by a line feed; an empty one where only the country is known
 *
 * City 0 is none: nothing is known.
 * @typedef {{ name: string, country: string, lat: number, lon: number }} City  lat and lon in tenths of a degree
 */

/** @type {City} */
const none = { name: '', country: '', lat: 0, lon: 0 };

/** @param {City} city */
export const formatCity = ({ name, country, lat, lon }) =>
  country === '' ? '' : `${country}\t${lat}\t${lon}\t${name}`;

/** @param {string} text @returns {City} */
export const parseCity = (text) => {
  const [country = '', lat, lon, name = ''] = text.split('\t');
  return country === '' ? none : { name, country, lat: Number(lat), lon: Number(lon) };
};

/** @typedef {{ country_code?: string, country?: { iso_code?: string }, city?: string | { names?: { en?: string } } }} Named */
/** @typedef {Named & { latitude?: number, longitude?: number, location?: { latitude?: number, longitude?: number } }} CityRecord */

/** DB-IP puts the district behind the city, `Moscow (Tsentralnyy ...)`. @param {CityRecord['city']} city */
const nameOf = (city) =>
  ((typeof city === 'string' ? city : city?.names?.en) ?? '')
    .replace(/ \(.*$/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** @param {number | undefined} degrees */
const tenths = (degrees) => Math.round((degrees ?? 0) * 10) + 0;

/** What a record says, as text; '' for nothing. @param {unknown} record @returns {string} */
export const cityOf = (record) => {
  const {
    country_code: flat,
    country,
    city,
    latitude,
    longitude,
    location
  } = /** @type {CityRecord} */ (record ?? {});
  const code = flat ?? country?.iso_code ?? '';
  const name = nameOf(city);
  if (code === '' || code === 'ZZ') return '';
  if (name === '') return formatCity({ ...none, country: code });
  const [lat, lon] = [tenths(latitude ?? location?.latitude), tenths(longitude ?? location?.longitude)];
  return formatCity({ name, country: code, lat, lon });
};

/** @param {readonly string[]} values of a table, in its order @returns {{ list: City[], indexOf: (value: string) => number }} */
export const listCities = (values) => {
  const index = new Map([['', 0]]);
  for (const value of values) if (!index.has(value)) index.set(value, index.size);
  return { list: [...index.keys()].map(parseCity), indexOf: (value) => index.get(value) ?? 0 };
};

/** @param {readonly number[]} numbers below 65,536 */
const halves = (numbers) =>
  Buffer.concat([Buffer.from(numbers.map((one) => one >> 8)), Buffer.from(numbers.map((one) => one & 255))]);

/** @param {readonly City[]} list */
export const encodeCities = (list) => {
  const countries = [...new Set(list.map(({ country }) => country).filter(Boolean))].sort();
  if (countries.length > 256) throw new RangeError(`${countries.length} countries do not fit a byte`);
  const index = new Map(countries.map((country, at) => [country, at]));
  const header = Buffer.alloc(8);
  header.writeUInt32LE(list.length, 0);
  header.writeUInt32LE(countries.length, 4);
  return Buffer.concat([
    header,
    Buffer.from(countries.join('')),
    Buffer.from(list.map(({ country }) => index.get(country) ?? 0)),
    halves(list.map(({ lat }) => lat + 900)),
    halves(list.map(({ lon }) => lon + 1800)),
    Buffer.from(list.map(({ name }) => name).join('\n'))
  ]);
};
