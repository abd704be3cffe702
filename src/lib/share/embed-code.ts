import type { Published } from './publish.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Pixels, until the frame says how high it is. */
export const usualHeight = 620;

/**
 * What is pasted into an article: a frame, and inside it what readers see whose browser shows no frames. A script of ours
 * gives it the height it asks for; without it the frame keeps its own.
 */
export const embedCode = (
  { embed, link, kind, id }: Pick<Published, 'embed' | 'link' | 'kind' | 'id'>,
  title: string,
  height = usualHeight
): string => {
  const { origin } = new URL(embed);
  const name = escaped(title);
  const picture = `<img src="${origin}/s/${id}/picture.png" alt="${name}" width="1200" height="630">`;
  const fallback = `<a href="${escaped(link)}">${kind === 'open' ? picture : name}</a>`;
  const frame =
    `<iframe class="whither" src="${escaped(embed)}" title="${name}" width="100%" height="${height.toString()}" ` +
    `loading="lazy" referrerpolicy="no-referrer" style="border:0">${fallback}</iframe>`;
  return `${frame}<script async src="${origin}/embed.js"></script>`;
};
