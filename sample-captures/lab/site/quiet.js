// Pages that load nothing from anyone: what is told of them to others, the phone's browser tells.
const page = (title, main) => ({
  body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head>
<body><main><h1>${title}</h1>${main}</main></body></html>`
});

const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const gazette = 'https://www.hillside-gazette.example';
const clinic = 'https://www.riverside-clinic.example';

/** A stand-in for a search engine: its form and the name of its parameter, and nothing else of it. */
const searchForm =
  '<form action="/"><input name="q" type="search" aria-label="Search"><button>Search</button></form>';

const results = (words) =>
  page(
    `${escape(words)} at DuckDuckGo`,
    `${searchForm}<ol><li><a href="${clinic}/appointments/oncology">Oncology: appointments</a></li></ol>`
  );

export const quiet = {
  'duckduckgo.com': {
    '/': ({ url }) => {
      const words = url.searchParams.get('q');
      return words === null ? page('DuckDuckGo', searchForm) : results(words);
    }
  },
  'www.hillside-gazette.example': {
    '/': () =>
      page(
        'The Hillside Gazette',
        `<a href="${gazette}/politics/strike-at-the-harbour">Strike at the harbour</a>`
      ),
    '/politics/strike-at-the-harbour': () =>
      page('Strike at the harbour', '<p>Nothing was unloaded on Monday.</p>'),
    '/letters/write-to-us': () => page('Write to us', '<p>In confidence.</p>')
  },
  'www.riverside-clinic.example': {
    '/appointments/oncology': () =>
      page('Oncology: appointments', `<a href="${clinic}/patients/leaflet">Leaflet</a>`),
    '/patients/leaflet': () => page('Leaflet for patients', '<p>What to bring along.</p>')
  }
};
