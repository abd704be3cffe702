import { fieldsAt, webAddress } from './fields.ts';
import type { Rule } from './rule.ts';

/**
 * Umeng's kit for apps. Its body is packed in a form that is not published; what the header beside it tells is known:
 * the system, the app and its version, the model.
 */
export const umeng: Rule = {
  id: 'umeng',
  name: 'Umeng',
  source: 'https://medium.com/@cirku17/some-mifit-app-analysis-b7fbb7451059',
  endpoints: ['umeng.com', 'umeng.co', 'umengcloud.com'].map((host) => ({
    host,
    has: ['header/x-umeng-sdk']
  })),
  fields: fieldsAt(['header'], 'research', [['x-umeng-sdk', 'device', 'model']])
};

/** `cnzz_eid` in the cookie and in the address: a random number and the moment of the first visit. */
const visitor = (text: string): string | null => /^(\d+-\d+)-/.exec(text)?.[1] ?? null;

/** Umeng's counter for web pages, known as CNZZ before. */
export const umengWeb: Rule = {
  id: 'umeng-web',
  name: 'Umeng web statistics (CNZZ)',
  source: 'https://cnblogs.com/zfyouxi/p/5379652.html',
  endpoints: [{ host: 'cnzz.com', path: '/stat.htm', has: ['query/id', 'query/cnzz_eid'] }],
  fields: fieldsAt(['query'], 'research', [
    ['cnzz_eid', 'identifier', 'cookie-id', { value: visitor }],
    ['t', 'page-title', 'title'],
    ['r', 'page-visited', 'referrer-address', { value: webAddress }],
    ['lg', 'device', 'language'],
    ['showp', 'device', 'screen']
  ])
};
