import type { Detector, Leaf } from './detector.ts';
import { inferred } from './found-here.ts';
import { besideOf } from './siblings.ts';

const id = 'coordinates';
const latitudes = ['lat', 'latitude', 'geolat', 'gpslat', 'userlat', 'devicelat', 'late6', 'latitudee6'];
const longitudes: ReadonlySet<string> = new Set(
  'lon lng long longitude geolon geolng gpslon gpslng userlon userlng devicelon devicelng lone6 lnge6 longitudee6'.split(
    ' '
  )
);
const pairNames = [
  'latlng',
  'latlon',
  'latlong',
  'geo',
  'geolocation',
  'coords',
  'gps',
  'userlocation',
  'location',
  'lnglat'
];
const pair = /^\s*(-?\d{1,3}\.\d{3,16})\s*[,;|]\s*(-?\d{1,3}\.\d{3,16})\s*$/;

/** Of a precision that tells a street: three places are a hundred metres. */
export const coordinates: Detector = {
  id,
  name: 'Coordinates',
  source: 'https://www.w3.org/TR/geolocation/#coordinates_interface',
  names: [...latitudes, ...pairNames],
  look: (leaf) => {
    if (leaf.text.length < 4 || leaf.text.length > 60) return null;
    const both = pairNames.includes(leaf.name.bare) ? pairIn(leaf.text) : besideEachOther(leaf);
    return both && isPlace(both)
      ? inferred(leaf, id, 'location', 'coordinates', 'obvious-name', both.join(','))
      : null;
  }
};

type Pair = readonly [latitude: string, longitude: string];

const pairIn = (text: string): Pair | null => {
  const [, first, second] = pair.exec(text) ?? [];
  return first !== undefined && second !== undefined ? [first, second] : null;
};

const besideEachOther = ({ node, text }: Leaf): Pair | null => {
  const longitude = besideOf(node, longitudes);
  if (longitude === null) return null;
  const both: Pair = [decimal(text.trim()), decimal(longitude.trim())];
  return both.every((value) => /^-?\d{1,3}\.\d{3,}$/.test(value)) ? both : null;
};

/** Some write millionths of a degree as whole numbers. */
const decimal = (text: string): string => (/^-?\d{6,9}$/.test(text) ? (Number(text) / 1e6).toFixed(6) : text);

const isPlace = ([latitude, longitude]: Pair): boolean => {
  const [north, east] = [Math.abs(Number(latitude)), Math.abs(Number(longitude))];
  return north <= 90 && east <= 180 && (north > 0.001 || east > 0.001);
};
