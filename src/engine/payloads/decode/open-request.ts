import type { Exchange, RequestContent } from '../../model/capture.ts';
import type { Decoded } from '../../model/decoded.ts';
import { openBody, stepsOfHeaders } from './body.ts';
import { fillUrl } from './decoders/url.ts';
import { HeaderLines } from './header-lines.ts';
import { fillHeaders, headersOf, type Headers } from './headers.ts';
import { Hints } from './hints.ts';
import { indexLabel } from './labels.ts';
import { OpenNode } from './open-node.ts';
import { Opener } from './opener.ts';
import type { StepId } from './steps.ts';

export interface OpenOptions {
  /** Fill in `start` and `end` wherever they exist: for people who look, not for the search. */
  readonly ranges: boolean;
  /** Patterns (see `Field.at`) where these steps are known to be right. */
  readonly known: readonly { readonly at: string; readonly steps: readonly StepId[] }[];
}

/**
 * Opens a request layer by layer until nothing more opens. Never throws; work is bounded by counted steps, nodes and
 * bytes, so the same request gives the same tree on every machine.
 *
 * Parts of the root, each only where there is one: `path` (a member per segment), `query`, `fragment`, `header` (a
 * member per field, lower case), `cookie` (a member per cookie), `body`, `message` (a member `[n]` per WebSocket message).
 *
 * `lines`: those of the same capture that were read before, opened with the same options.
 */
export const openRequest = (
  exchange: Exchange,
  options: OpenOptions,
  lines: HeaderLines = new HeaderLines()
): Decoded => {
  const root = new OpenNode(null, 'part', '', null, -1, -1, 0, 0);
  const hints = options.known.length > 0 ? new Hints(options.known) : null;
  const opener = new Opener(options.ranges, hints);
  fillUrl(opener, root, exchange.url, pathOfUrl(exchange.url));
  opener.openBelow(root);
  if (exchange.content) openContent(opener, root, exchange.content, lines);
  return root;
};

const pathOfUrl = (url: string): number => {
  const slashes = url.indexOf('://');
  if (slashes < 0) return 0;
  const found = /[/?#]/.exec(url.slice(slashes + 3));
  return found ? slashes + 3 + found.index : url.length;
};

const openContent = (opener: Opener, root: OpenNode, content: RequestContent, lines: HeaderLines): void => {
  const headers = headersOf(content.headers, lines);
  fillHeaders(opener, root, headers);
  const { body } = content;
  if (body) openBody(opener, root, 'part', 'body', body, stepsOfBody(headers, body.mediaType));
  if (content.messages.length > 0) openMessages(opener, root, content);
};

const stepsOfBody = (headers: Headers, mediaType: string | null): StepId[] =>
  stepsOfHeaders({ mediaType: mediaType ?? headers.mediaType, encodings: headers.encodings });

const openMessages = (opener: Opener, root: OpenNode, { messages }: RequestContent): void => {
  const part = opener.add(root, 'part', 'message', null);
  if (!part) return;
  for (const [index, message] of messages.entries())
    openBody(opener, part, 'member', indexLabel(index), message, []);
};
