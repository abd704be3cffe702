import { readFile } from 'node:fs/promises';
import { Marked } from 'marked';

interface DataFile {
  readonly name: string;
  readonly date: string;
  readonly licence: string;
  readonly link: string;
  readonly attribution?: string;
}

const idOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** Headings can be linked to; links to other documents, which are not served, are their text alone. */
const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth.toString()} id="${idOf(text)}">${this.parser.parseInline(tokens)}</h${depth.toString()}>`;
    },
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      return href.startsWith('https://') ? `<a href="${href}" rel="noreferrer">${words}</a>` : words;
    },
    table({ header, rows }) {
      const cells = (row: typeof header, tag: string): string =>
        row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
      const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
      return `<div class="scroll"><table><thead><tr>${cells(header, 'th')}</tr></thead><tbody>${body}</tbody></table></div>`;
    }
  }
});

/** Read at build time: the page is the document, and states the tables it was built with. */
export const load = async () => {
  const text = await readFile('docs/where.md', 'utf8');
  return {
    html: await marked.parse(text.replace(/^# .*\n/, '')),
    data: JSON.parse(await readFile('static/geo/sources.json', 'utf8')) as readonly DataFile[]
  };
};
