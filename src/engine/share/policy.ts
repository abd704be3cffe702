import type { Detail } from '../model/finding.ts';
import { shareLevels, type ShareLevel, type ShareTerms } from './shareable.ts';

/** The first level that holds a value; `never`: whatever the level, a token stands for it. */
export type ShownFrom = ShareLevel | 'never';

/**
 * What names a person or a device, or where either is, is never shown. A detail that is new here has to be given its level
 * before it compiles.
 */
export const shownFrom: Readonly<Record<Detail, ShownFrom>> = {
  'page-host': 'hosts',
  'referrer-origin': 'hosts',
  'page-address': 'paths',
  'referrer-address': 'paths',
  title: 'values',
  'search-words': 'values',

  'advertising-id': 'never',
  'android-id': 'never',
  'vendor-id': 'never',
  imei: 'never',
  'mac-address': 'never',
  'serial-number': 'never',
  'install-id': 'never',
  'device-id': 'never',
  'cookie-id': 'never',
  'session-id': 'never',
  'user-id': 'never',
  'lasting-token': 'never',

  'account-name': 'never',
  email: 'never',
  'phone-number': 'never',
  'person-name': 'never',
  'account-link': 'never',

  coordinates: 'never',
  'wifi-name': 'never',
  'wifi-bssid': 'never',
  'cell-id': 'never',
  'ip-address': 'never',
  'place-name': 'values',

  maker: 'values',
  model: 'values',
  os: 'values',
  screen: 'values',
  carrier: 'values',
  'network-type': 'values',
  language: 'values',
  'time-zone': 'values',
  hardware: 'values',
  battery: 'values',
  browser: 'values',
  app: 'values',

  event: 'values',
  'screen-name': 'values',
  button: 'values',
  duration: 'values',
  folder: 'never', // its path often holds the name of who uses the machine

  'app-list': 'never', // few people have installed the very same
  'contact-list': 'never',
  'clipboard-text': 'never',
  'typed-words': 'never',
  own: 'never'
};

export const isAtLeast = (level: ShareLevel, needed: ShareLevel): boolean =>
  shareLevels.indexOf(level) >= shareLevels.indexOf(needed);

export const isShown = (what: Detail, { level, apps }: ShareTerms): boolean => {
  const from = shownFrom[what];
  return from !== 'never' && isAtLeast(level, from) && (what !== 'app' || apps);
};

/** Whether the value is looked for, and replaced, in everything else that leaves. */
export const isSecret = (what: Detail, terms: ShareTerms): boolean =>
  shownFrom[what] === 'never' ||
  (what === 'search-words' && !isShown(what, terms)) ||
  (what === 'app' && !terms.apps);
