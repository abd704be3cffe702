/** What is remembered of the reader's own files over a reload: never their content. */
export interface RememberedFile {
  readonly name: string;
  readonly bytes: number;
}

// Names of files say much about who is looking: they stay in this tab, and never go into an address.
const key = 'whither:files';

const isRemembered = (value: unknown): value is RememberedFile =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<RememberedFile>).name === 'string' &&
  typeof (value as Partial<RememberedFile>).bytes === 'number';

const parse = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? '[]');
  } catch {
    return []; // Somebody else's entry: nothing is remembered.
  }
};

export const remember = (files: readonly File[], storage: Storage = sessionStorage): void => {
  storage.setItem(key, JSON.stringify(files.map(({ name, size }) => ({ name, bytes: size }))));
};

export const recall = (storage: Storage = sessionStorage): readonly RememberedFile[] => {
  const value = parse(storage.getItem(key));
  return Array.isArray(value) ? value.filter(isRemembered) : [];
};

export const forget = (storage: Storage = sessionStorage): void => {
  storage.removeItem(key);
};

/** Whether `files` are the remembered ones: the same names and sizes, in any order. */
export const areSameFiles = (files: readonly File[], remembered: readonly RememberedFile[]): boolean => {
  const left = files.map(({ name, size }) => `${String(size)} ${name}`).sort();
  const right = remembered.map(({ name, bytes }) => `${String(bytes)} ${name}`).sort();
  return left.join('\n') === right.join('\n');
};
