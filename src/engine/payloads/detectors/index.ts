import type { Detector } from './detector.ts';
import { account } from './account.ts';
import { advertisingId } from './advertising-id.ts';
import { androidId } from './android-id.ts';
import { cell } from './cell.ts';
import { clipboard } from './clipboard.ts';
import { contacts } from './contacts.ts';
import { cookieId } from './cookie-id.ts';
import { coordinates } from './coordinates.ts';
import { device } from './device.ts';
import { deviceId } from './device-id.ts';
import { email } from './email.ts';
import { imei } from './imei.ts';
import { installedApps } from './installed-apps.ts';
import { ipAddress } from './ip-address.ts';
import { knownValues } from './known-values.ts';
import { macAddress } from './mac-address.ts';
import { pageAddress } from './page-address.ts';
import { pageTitle } from './page-title.ts';
import { phoneNumber } from './phone-number.ts';
import { placeName } from './place-name.ts';
import { referrer } from './referrer.ts';
import { serialNumber } from './serial-number.ts';
import { typedText } from './typed-text.ts';
import { usage } from './usage.ts';
import { wifi } from './wifi.ts';
import { lastingToken } from './lasting-token.ts';

export const detectors: readonly Detector[] = [
  knownValues,
  referrer,
  pageAddress,
  pageTitle,
  advertisingId,
  androidId,
  imei,
  macAddress,
  serialNumber,
  deviceId,
  cookieId,
  lastingToken,
  account,
  email,
  phoneNumber,
  contacts,
  coordinates,
  placeName,
  wifi,
  cell,
  ipAddress,
  device,
  usage,
  installedApps,
  clipboard,
  typedText
];
