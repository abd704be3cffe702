// Tencent's Beacon, and MTA as mini programs sent it. Values are invented.
export const source = [
  'https://github.com/TencentCloudBase/CloudBase-AI-ToolKit/blob/main/mcp/src/utils/telemetry.ts',
  'https://github.com/hiwein/miniprogram-AI/blob/2a0c7bcdda8d3541755953ebf077750108eb3ef5/utils/mta_analysis.js'
];

const upload = {
  ...{ appVersion: '', sdkId: 'js', sdkVersion: '4.5.14-web', mainAppKey: '0WEB0EXAMPLE0000', platformId: 3 },
  common: { A2: '9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d', A101: 'Mozilla/5.0 (Linux; Android 13; Phone 5)' },
  events: [{ eventCode: 'play_video', eventTime: '1763802000000', mapValue: { length: '41' } }]
};

const device = 'adt=phone%205&scl=3&scr=360x780&lg=de&fl=8.0.50&jv=android%2013&tz=android&ct=wifi';
const ids = 'pvi=123451763801000000&si=s678901763802000000&ty=0';

export const requests = [
  {
    url: 'https://otheve.beacon.qq.com/analytics/v2_upload?appkey=0WEB0EXAMPLE0000',
    address: '129.226.103.123',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(upload)
  },
  {
    method: 'GET',
    url: `https://pingtas.qq.com/pingd?dm=wechat.apps.xx&url=pages%2Farticle%3Fid%3D4711&${ids}&r2=500549930&r4=wx&ext=v%3D1.3.10&${device}&rdm=/&rurl=pages%2Fsearch&rand=1763802000000`,
    address: '119.147.3.226'
  },
  {
    method: 'GET',
    url: `https://pingtas.qq.com/pingd?dm=wxapps.click&url=share_article&${ids}&r2=500549930&r4=wx&r5=&${device}&rand=1763802030000`,
    address: '119.147.3.226'
  }
];
