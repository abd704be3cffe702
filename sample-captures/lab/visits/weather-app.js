// Sky Pocket: an invented weather app, played by curl. At its start it asks for the weather of one place and lets
// five others know. Parameter names are the publicly documented ones of these services; all values are invented.
import { form, json } from './curl.js';

const advertisingId = '38400000-8cf0-11bd-b23e-10b96e400042';
const place = { latitude: '52.51627', longitude: '13.37770' };
const app = 'example.sky.pocket';
const phone = { model: 'Pixel 4a', brand: 'Google', version: '13' };
const query = (url, fields) => [`${url}?${new URLSearchParams(fields)}`];

const forecast = () =>
  query('https://api.sky-pocket.example/v1/forecast', {
    lat: place.latitude,
    lon: place.longitude,
    units: 'metric'
  });

const adjust = () =>
  form(
    'https://app.adjust.com/session',
    String(
      new URLSearchParams({
        app_token: 'labexample00',
        environment: 'production',
        gps_adid: advertisingId,
        android_uuid: '5d2f8d0e-6a0b-4c3e-9d55-00000000c0de',
        package_name: app,
        app_version: '2.1.0',
        device_name: phone.model,
        device_manufacturer: phone.brand,
        os_name: 'android',
        os_version: phone.version,
        language: 'en',
        country: 'DE',
        tracking_enabled: '1'
      })
    )
  );

const facebook = () =>
  form(
    'https://graph.facebook.com/v16.0/100000000000042/activities',
    String(
      new URLSearchParams({
        format: 'json',
        event: 'CUSTOM_APP_EVENTS',
        advertiser_id: advertisingId,
        advertiser_tracking_enabled: 'true',
        anon_id: 'XZ00000000-0000-4000-8000-00000000c0de',
        application_tracking_enabled: 'true',
        application_package_name: app,
        extinfo: JSON.stringify([
          'a2',
          app,
          210,
          '2.1.0',
          phone.version,
          phone.model,
          'en_DE',
          'CET',
          'Example Mobile',
          1080,
          2340
        ]),
        custom_events: JSON.stringify([
          { _eventName: 'fb_mobile_activate_app', _logTime: Math.floor(Date.now() / 1000), _ui: 'Start' }
        ])
      })
    )
  );

const branch = () =>
  json('https://api2.branch.io/v1/open', {
    hardware_id: 'f00dfacecafe0043',
    is_hardware_id_real: true,
    google_advertising_id: advertisingId,
    brand: phone.brand,
    model: phone.model,
    os: 'Android',
    os_version: 33,
    screen_dpi: 440,
    screen_width: 1080,
    screen_height: 2340,
    country: 'DE',
    language: 'en',
    local_ip: '192.168.1.23',
    app_version: '2.1.0',
    branch_key: 'key_live_labexample'
  });

const appMetrica = () =>
  query('https://startup.mobile.yandex.net/analytics/startup', {
    deviceid: 'c0dec0dec0dec0dec0dec0dec0dec0de',
    app_platform: 'android',
    protocol_version: '2',
    manufacturer: phone.brand,
    model: phone.model,
    os_version: phone.version,
    screen_width: '1080',
    screen_height: '2340',
    locale: 'en_DE',
    app_id: app,
    adv_id: advertisingId
  });

/** An old advertising network, still in the clear. */
const advertisement = () =>
  query('http://ads.sky-pocket.example/banner', {
    gaid: advertisingId,
    lat: place.latitude,
    lon: place.longitude,
    pkg: app,
    carrier: 'Example Mobile'
  });

const city = () => query('https://api.sky-pocket.example/v1/search', { q: 'Heidelberg' });

export const weatherApp = [forecast, adjust, facebook, branch, appMetrica, advertisement, city];
