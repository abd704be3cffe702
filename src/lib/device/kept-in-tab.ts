/** Which kept case this tab shows, so that a reload finds it again. */
const key = 'whither:kept';

export const rememberKept = (id: number | null, storage: Storage = sessionStorage): void => {
  if (id === null) storage.removeItem(key);
  else storage.setItem(key, String(id));
};

export const recallKept = (storage: Storage = sessionStorage): number | null => {
  const text = storage.getItem(key) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
};
