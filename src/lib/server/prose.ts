import { readFile } from 'node:fs/promises';
import { Marked } from 'marked';

/** Documents that are pages, too. */
const served: Readonly<Record<string, string>> = {
  'where.md': '/method',
  'record-a-har.md': '/guide/har',
  'record-a-phone.md': '/guide/phone'
};

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const idOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** Headings can be linked to; links to other documents, which are not served, are their text alone. */
const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth.toString()} id="${idOf(text)}">${this.parser.parseInline(tokens)}</h${depth.toString()}>`;
    },
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      const page = served[href.replace(/#.*$/, '')];
      if (page) return `<a href="${page}">${words}</a>`;
      return href.startsWith('https://') ? `<a href="${href}" rel="noreferrer">${words}</a>` : words;
    },
    // A command may be wider than a phone: who has no pointer scrolls it by keys.
    code({ text }) {
      return `<pre tabindex="0">${escapeHtml(text)}</pre>`;
    },
    table({ header, rows }) {
      const cells = (row: typeof header, tag: string): string =>
        row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
      const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
      return `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${cells(header, 'th')}</tr></thead><tbody>${body}</tbody></table></div>`;
    }
  }
});

/** A document of `docs/` as HTML, without its title: that stands over the page. Read at build time: the page is the document. */
export const readProse = async (name: string): Promise<string> => {
  const text = await readFile(`docs/${name}.md`, 'utf8');
  return marked.parse(text.replace(/^# .*\n/, ''));
};
