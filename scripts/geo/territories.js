/**
 * What the map data and the location table name differently. Natural Earth draws some territories as pieces of the state
 * they belong to, while they have an ISO 3166-1 code, and DB-IP uses it: the pieces inside a box get that code.
 */

/** @typedef {{ id: string, name: string, of: string, box: [west: number, south: number, east: number, north: number] }} Territory */

/** @type {readonly Territory[]} `of` is the name in the map data; a box holds the whole piece. */
export const territories = [
  { id: 'GF', name: 'French Guiana', of: 'France', box: [-55, 1, -51, 7] },
  { id: 'GP', name: 'Guadeloupe', of: 'France', box: [-62, 15.7, -60.8, 17] },
  { id: 'MQ', name: 'Martinique', of: 'France', box: [-61.5, 14, -60.5, 15.3] },
  { id: 'RE', name: 'Réunion', of: 'France', box: [55, -22, 56, -20] },
  { id: 'YT', name: 'Mayotte', of: 'France', box: [44, -14, 46, -12] },
  { id: 'SJ', name: 'Svalbard and Jan Mayen', of: 'Norway', box: [-10, 70.5, -7, 72] },
  { id: 'SJ', name: 'Svalbard and Jan Mayen', of: 'Norway', box: [9, 74, 35, 81] },
  { id: 'BV', name: 'Bouvet Island', of: 'Norway', box: [3, -55, 4, -54] },
  { id: 'BQ', name: 'Caribbean Netherlands', of: 'Netherlands', box: [-69, 11, -62, 18] },
  { id: 'TK', name: 'Tokelau', of: 'New Zealand', box: [-173, -10, -171, -8] },
  { id: 'CX', name: 'Christmas Island', of: 'Indian Ocean Ter.', box: [105, -11, 106, -10] },
  { id: 'CC', name: 'Cocos (Keeling) Islands', of: 'Indian Ocean Ter.', box: [96, -13, 97.5, -11] }
];

/** Pieces without an ISO number in the map data. Those without a code are drawn, but no address is ever there. */
export const unnumbered = /** @type {Readonly<Record<string, string>>} */ ({
  Kosovo: 'XK',
  Somaliland: 'x-somaliland',
  'N. Cyprus': 'x-northern-cyprus',
  'Siachen Glacier': 'x-siachen-glacier',
  'Indian Ocean Ter.': 'x-indian-ocean'
});
