/** Every step by which a value may be opened. Its label in the tree and in a finding's path. */
export const stepIds = [
  'percent',
  'form',
  'multipart',
  'json',
  'ndjson',
  'xml',
  'base64',
  'base64url',
  'hex',
  'gzip',
  'zlib',
  'deflate',
  'brotli',
  'zstd',
  'lz4',
  'protobuf',
  'grpc',
  'msgpack',
  'cbor',
  'jwt',
  'url',
  'text', // bytes that are UTF-8
  'data-url',
  'sensors-cookie' // the obfuscated cookie of Sensors Analytics
] as const;
export type StepId = (typeof stepIds)[number];
