const keyOf = ({ kind, host, value }) => `${kind} ${host} ${value}`;

/** Kinds of which nothing but the planted is in the data. */
const exact = ['page-visited', 'search'];

/** Findings beside what the generator planted, kind by kind, as `check.js` shows it. */
export const checkPlants = (findings, plants) =>
  [...new Set(plants.map(({ kind }) => kind))].map((kind) => {
    const expected = new Set(plants.filter((plant) => plant.kind === kind).map(keyOf));
    const found = new Set(findings.filter((finding) => finding.kind === kind).map(keyOf));
    const missing = [...expected].filter((key) => !found.has(key));
    const extra = exact.includes(kind) ? [...found].filter((key) => !expected.has(key)) : [];
    return {
      what: kind,
      truth: expected.size,
      found: expected.size - missing.length + extra.length,
      missing,
      extra
    };
  });
