// Xiaomi's kit OneTrack: it asks for its settings in the clear, and sends its events sealed.
export const source =
  'https://github.com/Little-W/miui-home-sourse/blob/0d4956a6d69b0a76c6cd41b36378e6d08d39e820/smali_classes2/com/xiaomi/onetrack/b/a.smali';

const settings = new URLSearchParams({
  oa: '5d2c9b7e01f3a486',
  ov: 'V14.0.3.0.TKHEUXM',
  ob: 'S',
  ii: '1',
  sv: '1.1.3',
  av: '13',
  ml: '22101316G',
  re: 'DE',
  ail: '[{"appId":"31000000538","hash":""}]',
  sender: 'com.miui.home',
  platform: 'Android'
});

let seed = 20261122;
const sealed = Uint8Array.from(
  { length: 320 },
  () => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 16) & 255
);

export const requests = [
  {
    url: 'https://sdkconfig.ad.intl.xiaomi.com/api/v4/detail/config',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: settings.toString()
  },
  {
    url: 'https://tracking.intl.miui.com/track/v4',
    headers: { 'content-type': 'application/octet-stream' },
    body: sealed
  }
];
