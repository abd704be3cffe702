const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a in 32 bits (draft-eastlake-fnv) over UTF-16 units, as an unsigned number. */
export const fnv1a = (text: string, basis = offsetBasis): number => {
  let hash = basis;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash >>> 0;
};
