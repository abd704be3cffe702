type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Ctrl or Cmd with Z goes back; with Shift and Z, or with Y, forth. */
export const stepOfKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: Keys): 'undo' | 'redo' | null => {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : null;
};
