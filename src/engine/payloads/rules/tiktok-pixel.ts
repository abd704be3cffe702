import { fieldsAt, webAddress } from './fields.ts';
import type { Rule } from './rule.ts';

const docs = 'https://github.com/tiktok/tiktok-business-api-sdk/blob/main/js_sdk/docs';

const ofUser = { source: `${docs}/PixelContextUser.md` };
/** The format asks for SHA-256 of the address, the number and the name: a hash is told as what it is, a name. */
const plain = { ...ofUser, value: (text: string) => (isHash(text) ? null : text) };
const hashed = { ...ofUser, value: (text: string) => (isHash(text) ? text : null) };
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/i.test(text);
const ofPage = { value: webAddress, source: `${docs}/PixelContextPage.md` };

/** What a shop's page, or its server, tells TikTok of a visitor. */
export const tiktokPixel: Rule = {
  id: 'tiktok-pixel',
  name: 'TikTok Pixel',
  source: `${docs}/PixelTrackBody.md`,
  endpoints: [
    {
      host: 'analytics.tiktok.com',
      path: /^\/api\/v2\/pixel(?:\/\w+)?\/?$/,
      has: ['body/context', 'body/event']
    },
    { host: 'business-api.tiktok.com', path: /\/pixel\/track\/?$/, has: ['body/context', 'body/event'] }
  ],
  fields: [
    ...fieldsAt(['body'], 'documented', [
      ['event', 'usage', 'event'],
      ['context/page/url', 'page-visited', 'page-address', ofPage],
      ['context/page/referrer', 'page-visited', 'referrer-address', ofPage],
      ['context/user/email', 'account', 'email', plain],
      ['context/user/email', 'identifier', 'user-id', hashed],
      ['context/user/phone_number', 'account', 'phone-number', plain],
      ['context/user/phone_number', 'identifier', 'user-id', hashed],
      ['context/user/external_id', 'identifier', 'user-id', ofUser],
      ['context/user/ttp', 'identifier', 'cookie-id', ofUser],
      ['context/ip', 'location', 'ip-address', { source: `${docs}/PixelContext.md` }],
      ['context/user_agent', 'device', 'browser', { source: `${docs}/PixelContext.md` }]
    ]),
    ...fieldsAt(['cookie'], 'documented', [['_ttp', 'identifier', 'cookie-id', ofUser]])
  ]
};
