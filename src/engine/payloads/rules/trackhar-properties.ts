import type { Detail, FindingKind } from '../../model/finding.ts';

export interface Meaning {
  readonly kind: FindingKind;
  readonly what: Detail;
}

const identifier = (what: Detail): Meaning => ({ kind: 'identifier', what });
const place = (what: Detail): Meaning => ({ kind: 'location', what });
const device = (what: Detail): Meaning => ({ kind: 'device', what });
const usage = (what: Detail): Meaning => ({ kind: 'usage', what });

/**
 * What TrackHAR's properties are here. Left out is what says nothing of a person or a device without its name (yes or
 * no, a count), and what is not about them: versions of the tracker's own kit, campaigns, prices, states of consent.
 */
export const trackharProperties: Readonly<Record<string, Meaning | undefined>> = {
  advertisingId: identifier('advertising-id'),
  hashedAdvertisingId: identifier('advertising-id'),
  developerScopedId: identifier('vendor-id'),
  deviceId: identifier('device-id'),
  installationId: identifier('install-id'),
  pushNotificationToken: identifier('install-id'),
  browserId: identifier('cookie-id'),
  sessionId: identifier('session-id'),
  userId: identifier('user-id'),
  otherIdentifiers: identifier('lasting-token'),
  macAddress: identifier('mac-address'),
  viewedPage: { kind: 'page-visited', what: 'page-address' },
  websiteUrl: { kind: 'page-visited', what: 'page-host' },
  referer: { kind: 'page-visited', what: 'referrer-address' },
  latitude: place('coordinates'),
  longitude: place('coordinates'),
  country: place('place-name'),
  state: place('place-name'),
  publicIp: place('ip-address'),
  localIp: place('ip-address'),
  manufacturer: device('maker'),
  model: device('model'),
  deviceName: device('model'),
  osName: device('os'),
  osVersion: device('os'),
  screenHeight: device('screen'),
  screenWidth: device('screen'),
  browserWindowHeight: device('screen'),
  browserWindowWidth: device('screen'),
  carrier: device('carrier'),
  networkConnectionType: device('network-type'),
  language: device('language'),
  timezone: device('time-zone'),
  architecture: device('hardware'),
  diskFree: device('hardware'),
  diskTotal: device('hardware'),
  diskUsed: device('hardware'),
  ramFree: device('hardware'),
  ramTotal: device('hardware'),
  ramUsed: device('hardware'),
  uptime: device('hardware'),
  batteryLevel: device('battery'),
  userAgent: device('browser'),
  appId: device('app'),
  appName: device('app'),
  appVersion: device('app'),
  userAction: usage('event'),
  interactedElement: usage('button'),
  timeSpent: usage('duration'),
  userActiveTime: usage('duration'),
  sessionDuration: usage('duration')
};

const titles = new Set(['dt', 'title']);
const screens = new Set(['activescreen', 'appactivity', 'context']);

/** `viewedPage` is whatever a tracker calls a page: its address, its title, the screen of an app, or a number of its own. */
export const meaningOf = (property: string, name: string, text: string): Meaning | null => {
  const meaning = trackharProperties[property];
  if (meaning === undefined) return null;
  const isAddress = /^https?:\/\/[^\s/]/i.test(text);
  if (property === 'viewedPage' && !isAddress) return shownOf(name, text);
  if (property === 'websiteUrl') return isAddress && hasPath(text) ? page : isHost(text) ? meaning : null;
  if (property === 'referer') return isAddress ? meaning : null;
  if (property === 'osName') return /^\d+$/.test(text) ? null : meaning; // a number of the tracker's own
  return property === 'developerScopedId' && /^(?:android_?id|andi)$/i.test(name) ? androidId : meaning;
};

const site: Meaning = { kind: 'page-visited', what: 'page-host' };
const page: Meaning = { kind: 'page-visited', what: 'page-address' };
const androidId = identifier('android-id');

const shownOf = (name: string, text: string): Meaning | null => {
  if (/url$/i.test(name)) return isHost(text) ? site : null;
  if (titles.has(name.toLowerCase())) return { kind: 'page-title', what: 'title' };
  return screens.has(name.toLowerCase()) ? usage('screen-name') : null;
};

const hasPath = (text: string): boolean => /^https?:\/\/[^/]+\/./i.test(text);
const isHost = (text: string): boolean => /^(?:https?:\/\/)?[^\s/.]+\.[^\s/]+\/?$/i.test(text);
