import type { Decoded } from '../../model/decoded.ts';
import { fieldsAt, type Row } from './fields.ts';
import type { Rule } from './rule.ts';
import { bareNode, nodesAt, textOf } from './values.ts';

const ofReport: readonly Row[] = [
  ['deviceid', 'identifier', 'device-id'],
  ['deviceid2', 'identifier', 'device-id'],
  ['uuid', 'identifier', 'install-id'],
  ['android_id', 'identifier', 'android-id'],
  ['adv_id', 'identifier', 'advertising-id'],
  ['huawei_oaid', 'identifier', 'advertising-id'],
  ['yandex_adv_id', 'identifier', 'advertising-id'],
  ['windows_aid', 'identifier', 'advertising-id'],
  ['ifa', 'identifier', 'advertising-id'],
  ['ifv', 'identifier', 'vendor-id'],
  ['app_set_id', 'identifier', 'install-id'],
  ['manufacturer', 'device', 'maker'],
  ['model', 'device', 'model'],
  ['app_platform', 'device', 'os'],
  ['os_version', 'device', 'os'],
  ['screen_width', 'device', 'screen'],
  ['screen_height', 'device', 'screen'],
  ['locale', 'device', 'language'],
  ['device_type', 'device', 'hardware'],
  ['app_id', 'device', 'app']
];

/** Who and what stands in the address, what was done in the body: protobuf, compressed or encrypted. */
export const yandexAppMetrica: Rule = {
  id: 'yandex-appmetrica',
  name: 'Yandex AppMetrica',
  source:
    'https://github.com/appmetrica/appmetrica-sdk-android/blob/main/analytics/src/main/java/io/appmetrica/analytics/impl/request/appenders/ReportParamsAppender.java',
  endpoints: [
    { host: 'appmetrica.yandex.net', path: /^\/(?:report|location|diagnostic)$/, has: ['query/deviceid'] },
    { host: 'mobile.yandex.net', path: /^\/(?:analytics\/startup|report|location)$/, has: ['query/deviceid'] }
  ],
  fields: fieldsAt(['query'], 'sdk-source', ofReport),
  notes: (root) =>
    isEncrypted(root) ? nodesAt(root, 'body', 1).map((node) => ({ node, note: encryptedBody(node) })) : []
};

/** 1: AES with a new key each time, which is sealed with RSA; 2: each event was encrypted before. */
const isEncrypted = (root: Decoded): boolean =>
  nodesAt(root, 'query/encrypted_request', 1).some((node) => /^[12]$/.test(textOf(bareNode(node)) ?? ''));

const encryptedBody = ({ value }: Decoded) => {
  const bytes = value instanceof Uint8Array || typeof value === 'string' ? value.length : 0;
  return { kind: 'encrypted', how: 'AES, its key sealed with RSA', keyId: null, bytes } as const;
};
