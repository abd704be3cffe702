/** Reading JSON of unknown shape, field by field: what is not there or of another type is `null`. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;

export const objectAt = (object: JsonObject | null, key: string): JsonObject | null =>
  asObject(object?.[key]);

export const stringAt = (object: JsonObject | null, key: string): string | null => {
  const value = object?.[key];
  return typeof value === 'string' ? value : null;
};

export const numberAt = (object: JsonObject | null, key: string): number | null => {
  const value = object?.[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

export const listAt = (object: JsonObject | null, key: string): readonly unknown[] => {
  const value = object?.[key];
  return Array.isArray(value) ? value : [];
};
