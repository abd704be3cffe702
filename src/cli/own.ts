import { ownKinds, type OwnValue } from '#engine/model/own-value.ts';

/** `email=me@example.org`, or a bare value: what it is does not matter to finding it, only to its hashes. */
export const parseOwn = (line: string): OwnValue => {
  const equals = line.indexOf('=');
  const what = ownKinds.find((kind) => kind === line.slice(0, equals));
  return what ? { what, value: line.slice(equals + 1).trim() } : { what: 'other', value: line.trim() };
};
