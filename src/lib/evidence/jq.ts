const plain = /^[A-Za-z_]\w*$/;
const index = /^\[\d+\]$/;

// Escaped beyond what JSON asks, so that nothing but printable ASCII reaches a terminal.
const key = (label: string): string =>
  JSON.stringify(label).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  );

const part = (label: string): string => {
  if (index.test(label)) return label;
  return plain.test(label) ? `.${label}` : `[${key(label)}]`;
};

/** Names of members as a filter of jq: `.[0].properties["$url"]`. */
export const jqFilter = (labels: readonly string[]): string => {
  const filter = labels.map(part).join('');
  return filter.startsWith('.') ? filter : `.${filter}`;
};
