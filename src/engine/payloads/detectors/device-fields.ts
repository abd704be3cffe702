import type { Detail } from '../../model/finding.ts';

export interface DeviceField {
  readonly what: Detail;
  /** Names that are clear by themselves, and names that are so only beside others of a device. */
  readonly names: readonly string[];
  readonly beside?: readonly string[];
  readonly form: RegExp;
}

/** Fields that tell what the device is, by their names and by what such a value looks like. */
export const deviceFields: readonly DeviceField[] = [
  {
    what: 'model',
    names: ['devicemodel', 'phonemodel', 'hardwaremodel', 'modelname', 'mobilemodel'],
    beside: ['model'],
    form: /^[A-Za-z][\w ()+,./-]{1,40}$/
  },
  {
    what: 'maker',
    names: ['devicemanufacturer', 'devicebrand', 'phonebrand', 'devicemaker', 'manufacturer'],
    beside: ['brand', 'make', 'vendor'],
    form: /^[A-Za-z][A-Za-z .&-]{1,30}$/
  },
  {
    what: 'os',
    names: [
      'osversion',
      'systemversion',
      'deviceos',
      'androidversion',
      'osver',
      'deviceosversion',
      'iosversion'
    ],
    beside: ['os', 'osname', 'platform'],
    form: /^(?:(?:android|ios|iphone os|ipados|windows|macos|mac os x|linux|harmonyos|miui)\b[\w .-]{0,24}|\d{1,2}(?:\.\d{1,5}){0,3})$/i
  },
  {
    what: 'screen',
    names: ['screenresolution', 'screensize', 'displayresolution', 'deviceresolution', 'screenres', 'sr'],
    beside: ['resolution', 'screen'],
    form: /^\d{3,5} ?[x*×,] ?\d{3,5}$/
  },
  {
    what: 'carrier',
    names: ['carriername', 'networkoperatorname', 'simoperatorname', 'mobilecarrier', 'simcarrier'],
    beside: ['carrier', 'operator'],
    form: /^\p{L}[\p{L}\p{N} .&+-]{1,30}$/u
  },
  {
    what: 'network-type',
    names: ['networktype', 'connectiontype', 'nettype', 'networkmode'],
    beside: ['network', 'connection', 'access'],
    form: /^(?:wi-?fi|[2345]g|lte|nr|ethernet|cellular|mobile|edge|gprs|hspa\+?|wwan)$/i
  },
  {
    what: 'language',
    names: [
      'devicelanguage',
      'systemlanguage',
      'browserlanguage',
      'syslang',
      'devicelocale',
      'navigatorlanguage'
    ],
    beside: ['language', 'locale'],
    form: /^[a-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_][A-Z]{2})?$/
  },
  {
    what: 'app',
    names: ['packagename', 'apppackage', 'apppackagename', 'bundleid', 'bundleidentifier', 'sender'],
    // A name of Java packages, as Android takes them for apps
    form: /^(?:com|org|net|io|ru|cn|de|app|tv|me)\.[a-z][\w-]{1,40}(?:\.[A-Za-z][\w-]{0,40}){1,5}$/
  },
  {
    what: 'battery',
    names: ['batterylevel', 'batterypercent', 'batterypercentage', 'batterypct'],
    // The share of a full one, as a number or in hundredths
    form: /^(?:100|\d{1,2}|0?\.\d{1,6}|1(?:\.0{1,6})?)%?$/
  },
  {
    what: 'hardware',
    names: ['cpuabi', 'cpuarchitecture', 'cpumodel', 'cputype', 'gpurenderer', 'webglrenderer', 'gpumodel'],
    form: /^[A-Za-z][\w ()+,./-]{2,48}$/
  },
  {
    what: 'time-zone',
    names: ['timezone', 'timezonename', 'tz', 'tzname', 'devicetimezone', 'timezoneid'],
    form: /^(?:(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Za-z_+/-]{2,30}|(?:GMT|UTC)[+-]\d{1,2}(?::?\d\d)?)$/
  }
];

/** Others of a device: one of them must stand beside a name that is not clear by itself. */
export const besideDevice: ReadonlySet<string> = new Set([
  ...deviceFields.flatMap(({ names }) => names),
  ...['androidid', 'deviceid', 'imei', 'model', 'brand', 'appversion', 'sdkversion']
]);

/** Shops have brands and models, too: these must stand together, or beside a system. */
export const besideModel: ReadonlySet<string> = new Set([
  ...[
    'model',
    'brand',
    'make',
    'manufacturer',
    'devicemodel',
    'devicebrand',
    'devicemanufacturer',
    'osversion'
  ],
  ...['systemversion', 'androidversion', 'osver', 'imei', 'androidid']
]);
