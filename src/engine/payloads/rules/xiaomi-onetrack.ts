import type { Decoded } from '../../model/decoded.ts';
import { fieldsAt } from './fields.ts';
import type { Rule } from './rule.ts';
import { nodesAt } from './values.ts';

const parts = ['', '.intl', '.india', '.rus'];

/**
 * The kit in many of Xiaomi's own apps. Its events are sealed with a key it agrees on beforehand (`/track/key_get`);
 * what it asks its settings with is in the clear.
 */
export const xiaomiOneTrack: Rule = {
  id: 'xiaomi-onetrack',
  name: 'Xiaomi OneTrack',
  source:
    'https://github.com/Little-W/miui-home-sourse/blob/0d4956a6d69b0a76c6cd41b36378e6d08d39e820/smali_classes2/com/xiaomi/onetrack/b/a.smali',
  endpoints: [
    ...parts.map((part) => ({ host: `sdkconfig.ad${part}.xiaomi.com`, path: /^\/api\/v4\/detail\/config/ })),
    ...parts.map((part) => ({ host: `tracking${part}.miui.com`, path: '/track/v4' }))
  ],
  fields: fieldsAt(['query', 'body'], 'sdk-source', [
    ['oa', 'identifier', 'advertising-id'],
    ['ml', 'device', 'model'],
    ['re', 'location', 'place-name'],
    ['platform', 'device', 'os'],
    ['sender', 'device', 'app']
  ]),
  notes: (root) =>
    nodesAt(root, 'body', 1)
      .filter(({ children }) => children.length === 0)
      .map((node) => ({ node, note: sealed(node) }))
};

const sealed = ({ value }: Decoded) => {
  const bytes = value instanceof Uint8Array || typeof value === 'string' ? value.length : 0;
  return { kind: 'encrypted', how: 'AES, with a key agreed on beforehand', keyId: null, bytes } as const;
};
