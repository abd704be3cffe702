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

/** Remembered: a capture names few. */
const asked = new Map<string, StepId | null>();
const mostRemembered = 256;

export const stepOfMediaType = (mediaType: string | null): StepId | null => {
  if (mediaType === null) return null;
  const known = asked.get(mediaType);
  if (known !== undefined) return known;
  const [type = ''] = mediaType.toLowerCase().split(';', 1);
  const bare = type.trim();
  const step = mediaTypes.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
  if (asked.size < mostRemembered) asked.set(mediaType, step);
  return step;
};
