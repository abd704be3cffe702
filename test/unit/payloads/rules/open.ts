import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Exchange, RequestContent } from '#engine/model/capture.ts';
import { pathOf } from '#engine/model/decoded.ts';
import type { Decoded, DecodeNote } from '#engine/model/decoded.ts';
import { maybeHostname } from '#engine/model/names.ts';
import { urlTarget } from '#engine/model/url.ts';
import { openRequest } from '#engine/payloads/decode/open-request.ts';
import type { Found } from '#engine/payloads/found.ts';
import { meantRules } from '#engine/payloads/rules/contents.ts';
import { addRuleNotes, matchRules, openHints, rulesFor } from '#engine/payloads/rules/match.ts';
import type { Rule } from '#engine/payloads/rules/rule.ts';
import { readCapture } from '#engine/read-capture.ts';

export interface Request {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

/** An exchange as a HAR would give it. */
export const exchangeOf = ({ method = 'POST', url, headers = {}, body }: Request): Exchange => {
  const { host } = urlTarget(url);
  const content: RequestContent = {
    headers: Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    body:
      body === undefined ? null : { data: body, mediaType: headers['content-type'] ?? null, cutFrom: null },
    messages: []
  };
  return {
    ...{ id: '0', source: 0, timeMs: null, method, url, host: host && maybeHostname(host), address: null },
    ...{
      flow: null,
      page: null,
      app: null,
      status: 200,
      notSent: null,
      bytesSent: 0,
      bytesReceived: 0,
      mediaType: null
    },
    ...{ edge: null, isDocument: false, content }
  };
};

export interface Looked {
  readonly root: Decoded;
  readonly found: readonly Found[];
  readonly notes: readonly { readonly path: string; readonly note: DecodeNote }[];
}

/** What the rules, or those chosen, say of a request. */
export const look = (exchange: Exchange, rules: readonly Rule[] = rulesFor(exchange)): Looked => {
  const root = openRequest(exchange, { ranges: false, known: openHints(rules) });
  const meant = meantRules(rules, { exchange, root });
  addRuleNotes(meant, root);
  return { root, found: matchRules(meant, root), notes: notesIn(root) };
};

const notesIn = (node: Decoded): Looked['notes'] => [
  ...node.notes.map((note) => ({ path: pathOf(node).join('/'), note })),
  ...node.children.flatMap(notesIn)
];

/** `kind/what value`, as a test reads best. */
export const lines = ({ found }: Looked): string[] =>
  found.map(({ kind, what, value }) => `${kind}/${what} ${value}`);

export const samples = new URL('../../../../sample-captures/', import.meta.url);

export const exchangesOf = async (file: URL): Promise<readonly Exchange[]> => {
  const capture = await readCapture([bytesSource(basename(file.pathname), await readFile(file))]);
  return capture.exchanges;
};
