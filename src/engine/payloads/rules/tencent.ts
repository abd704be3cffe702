import { fieldsAt } from './fields.ts';
import type { Rule } from './rule.ts';

/** Tencent's Beacon as kits for the web and for command lines send it; apps pack it in a form that is not published. */
export const tencentBeacon: Rule = {
  id: 'tencent-beacon',
  name: 'Tencent Beacon',
  source: 'https://github.com/TencentCloudBase/CloudBase-AI-ToolKit/blob/main/mcp/src/utils/telemetry.ts',
  endpoints: [
    { host: 'beacon.qq.com', path: /^\/analytics\/v2_upload$/, has: ['body/mainAppKey', 'body/events'] }
  ],
  fields: [
    ...fieldsAt(['body/common'], 'sdk-source', [
      ['A2', 'identifier', 'device-id'],
      ['A101', 'device', 'browser']
    ]),
    ...fieldsAt(['body/events/[]'], 'sdk-source', [['eventCode', 'usage', 'event']])
  ]
};

const inApp = { at: 'dm', is: /^(?:wechat\.apps|wxapps)\./ };
const isEvent = { at: 'dm', is: 'wxapps.click' };
const isScreen = { at: 'dm', is: 'wechat.apps.xx' };

/** Tencent's MTA, given up in 2021, as mini programs within WeChat sent it. */
export const tencentMta: Rule = {
  id: 'tencent-mta',
  name: 'Tencent MTA for mini programs',
  source:
    'https://github.com/hiwein/miniprogram-AI/blob/2a0c7bcdda8d3541755953ebf077750108eb3ef5/utils/mta_analysis.js',
  endpoints: [{ host: 'pingtas.qq.com', path: '/pingd', has: ['query/dm', 'query/pvi'] }],
  fields: fieldsAt(['query'], 'sdk-source', [
    ['url', 'usage', 'screen-name', { when: isScreen }],
    ['rurl', 'usage', 'screen-name', { when: isScreen }],
    ['url', 'usage', 'event', { when: isEvent }],
    ['pvi', 'identifier', 'install-id', { when: inApp }],
    ['si', 'identifier', 'session-id', { when: inApp }],
    ['adt', 'device', 'model', { when: inApp }],
    ['jv', 'device', 'os', { when: inApp }],
    ['scr', 'device', 'screen', { when: inApp }],
    ['lg', 'device', 'language', { when: inApp }],
    ['ct', 'device', 'network-type', { when: inApp }]
  ])
};
