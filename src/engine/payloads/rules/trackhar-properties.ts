import type { Detail, FindingKind } from '../../model/finding.ts';

/**
 * What TrackHAR's properties are here. Those left out say nothing of a person or a device: versions of the tracker's own
 * kit, campaign names, sensor axes, prices, states of consent.
 */
export const trackharProperties: Readonly<
  Record<string, { readonly kind: FindingKind; readonly what: Detail } | undefined>
> = {
  advertisingId: { kind: 'identifier', what: 'advertising-id' },
  hashedAdvertisingId: { kind: 'identifier', what: 'advertising-id' },
  developerScopedId: { kind: 'identifier', what: 'vendor-id' },
  deviceId: { kind: 'identifier', what: 'device-id' },
  installationId: { kind: 'identifier', what: 'install-id' },
  browserId: { kind: 'identifier', what: 'cookie-id' },
  sessionId: { kind: 'identifier', what: 'session-id' },
  userId: { kind: 'identifier', what: 'user-id' },
  otherIdentifiers: { kind: 'identifier', what: 'lasting-token' },
  pushNotificationToken: { kind: 'identifier', what: 'install-id' },
  macAddress: { kind: 'identifier', what: 'mac-address' },
  viewedPage: { kind: 'page-visited', what: 'page-address' },
  referer: { kind: 'page-visited', what: 'page-address' },
  websiteUrl: { kind: 'page-visited', what: 'page-address' },
  latitude: { kind: 'location', what: 'coordinates' },
  longitude: { kind: 'location', what: 'coordinates' },
  country: { kind: 'location', what: 'place-name' },
  state: { kind: 'location', what: 'place-name' },
  publicIp: { kind: 'location', what: 'ip-address' },
  localIp: { kind: 'location', what: 'ip-address' },
  manufacturer: { kind: 'device', what: 'maker' },
  model: { kind: 'device', what: 'model' },
  deviceName: { kind: 'device', what: 'model' },
  osName: { kind: 'device', what: 'os' },
  osVersion: { kind: 'device', what: 'os' },
  screenHeight: { kind: 'device', what: 'screen' },
  screenWidth: { kind: 'device', what: 'screen' },
  carrier: { kind: 'device', what: 'carrier' },
  networkConnectionType: { kind: 'device', what: 'network-type' },
  language: { kind: 'device', what: 'language' },
  timezone: { kind: 'device', what: 'time-zone' },
  architecture: { kind: 'device', what: 'hardware' },
  diskFree: { kind: 'device', what: 'hardware' },
  diskTotal: { kind: 'device', what: 'hardware' },
  diskUsed: { kind: 'device', what: 'hardware' },
  ramFree: { kind: 'device', what: 'hardware' },
  ramTotal: { kind: 'device', what: 'hardware' },
  ramUsed: { kind: 'device', what: 'hardware' },
  isRooted: { kind: 'device', what: 'hardware' },
  batteryLevel: { kind: 'device', what: 'battery' },
  isCharging: { kind: 'device', what: 'battery' },
  userAgent: { kind: 'device', what: 'browser' },
  appId: { kind: 'device', what: 'app' },
  appName: { kind: 'device', what: 'app' },
  appVersion: { kind: 'device', what: 'app' },
  userAction: { kind: 'usage', what: 'event' },
  interactedElement: { kind: 'usage', what: 'button' },
  timeSpent: { kind: 'usage', what: 'duration' },
  sessionDuration: { kind: 'usage', what: 'duration' }
};
