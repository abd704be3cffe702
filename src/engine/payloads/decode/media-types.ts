import type { StepId } from './steps.ts';

/** Media types (iana.org/assignments/media-types, and those in use beside them) that say how to open a value. */
const mediaTypes: readonly (readonly [RegExp, StepId])[] = [
  [/^application\/x-www-form-urlencoded$/, 'form'],
  [/^multipart\//, 'multipart'],
  [/[/+](?:x-)?ndjson$|\/jsonl(?:ines)?$/, 'ndjson'],
  [/[/+]json$/, 'json'],
  [/[/+]xml$/, 'xml'],
  [/^application\/grpc/, 'grpc'],
  [/[/+](?:x-|vnd\.google\.)?protobuf(?:fer)?$/, 'protobuf'],
  [/[/+](?:x-|vnd\.)?msgpack$/, 'msgpack'],
  [/[/+](?:x-)?cbor$/, 'cbor'],
  [/^application\/jwt$/, 'jwt']
];

export const stepOfMediaType = (mediaType: string | null): StepId | null => {
  if (mediaType === null) return null;
  const [type = ''] = mediaType.toLowerCase().split(';', 1);
  const bare = type.trim();
  return mediaTypes.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
};
