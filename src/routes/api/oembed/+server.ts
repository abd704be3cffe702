import { error, json } from '@sveltejs/kit';
import { lookUp } from '#lib/server/shares/look-up.ts';
import { embedCode, usualHeight } from '#lib/share/embed-code.ts';
import { briefFor } from '../../s/[id]/kept-brief.server.ts';
import type { RequestHandler } from './$types';

export const prerender = false;

const usualWidth = 900;

const within = (text: string | null, usual: number): number => {
  const most = Number(text ?? usual);
  return Number.isInteger(most) && most > 0 ? Math.min(most, usual) : usual;
};

/** Id of the share that an address of ours leads to; null for any other address. */
const idIn = (text: string | null, origin: string): string | null => {
  try {
    const url = new URL(text ?? '');
    return url.origin === origin ? (/^\/(?:s|embed)\/([\w-]{22})$/.exec(url.pathname)?.[1] ?? null) : null;
  } catch {
    return null;
  }
};

/** oEmbed 1.0 (oembed.com, section 2), for open shares: a sealed one has a key that no server may know. */
export const GET: RequestHandler = async ({ url }) => {
  if ((url.searchParams.get('format') ?? 'json') !== 'json') error(501, 'only json is spoken here');
  const id = idIn(url.searchParams.get('url'), url.origin);
  if (id === null) error(404, 'no share of this site');
  const found = await lookUp(id);
  if (found.kind === 'refused') error(found.status, found.code);
  const brief = await briefFor(id, found.share);
  if (!brief) error(401, 'sealed');
  const { title, author } = brief;
  const height = within(url.searchParams.get('maxheight'), usualHeight);
  const [embed, link] = [`${url.origin}/embed/${id}`, `${url.origin}/s/${id}`];
  return json({
    ...{ version: '1.0', type: 'rich', provider_name: 'Whither', provider_url: url.origin, title },
    ...(author === '' ? {} : { author_name: author }),
    html: embedCode({ id, kind: 'open', embed, link }, title, height),
    width: within(url.searchParams.get('maxwidth'), usualWidth),
    height,
    thumbnail_url: `${link}/picture.png`,
    ...{ thumbnail_width: 1200, thumbnail_height: 630 }
  });
};
