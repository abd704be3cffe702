/**
 * Whose software speaks a format, by the id of the payload rule that reads it. A cookie that a kit left on a site goes to
 * that site with everything it is asked for and says nothing of who reads it: the rules of cookies are not here.
 */
const makers: Readonly<Record<string, string>> = {
  'alibaba-aplus': 'alibaba',
  amplitude: 'amplitude',
  'baidu-mobile': 'baidu',
  'baidu-tongji': 'baidu',
  'bytedance-applog': 'bytedance-ltd',
  'bytedance-applog-web': 'bytedance-ltd',
  'google-analytics-4': 'google',
  'google-measurement-protocol': 'google',
  liveinternet: 'liveinternet',
  'mail-ru-counter': 'vk',
  matomo: 'innocraft',
  'meta-app-events': 'facebook',
  'meta-pixel': 'facebook',
  mixpanel: 'mixpanel',
  segment: 'segment',
  'sensors-analytics': 'sensors-data',
  'tencent-beacon': 'tencent',
  'tencent-mta': 'tencent',
  'tiktok-pixel': 'tiktok',
  umeng: 'umeng',
  'umeng-web': 'umeng',
  'universal-analytics': 'google',
  'xiaomi-browser': 'xiaomi',
  'xiaomi-onetrack': 'xiaomi',
  'yandex-appmetrica': 'yandex',
  'yandex-metrica': 'yandex'
};

const byRule = new Map(Object.entries(makers));

/** `Company.id`, null for a rule of cookies and for one whose maker is not known. */
export const makerOfFormat = (rule: string): string | null => byRule.get(rule) ?? null;
