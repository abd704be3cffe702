import type { Body, Exchange, SentMessage } from '#engine/model/capture.ts';
import { nodeAt, pathOf, type Decoded } from '#engine/model/decoded.ts';
import { openRequest, type OpenOptions } from '#engine/payloads/decode/open-request.ts';

interface Request {
  readonly url?: string;
  readonly headers?: string;
  readonly body?: string | Uint8Array | null;
  readonly mediaType?: string | null;
  readonly cutFrom?: number | null;
  readonly messages?: readonly (string | Uint8Array)[];
}

export const requestOf = ({
  url = 'https://collect.example/',
  headers = '',
  body = null,
  mediaType = null,
  cutFrom = null,
  messages = []
}: Request): Exchange => {
  const sent: Body | null = body === null ? null : { data: body, mediaType, cutFrom };
  const all: SentMessage[] = messages.map((data) => ({ timeMs: null, data, cutFrom: null }));
  return {
    ...{
      id: 'e1',
      source: 0,
      timeMs: 0,
      method: 'POST',
      url,
      host: null,
      address: null,
      flow: null,
      page: null,
      app: null
    },
    ...{
      status: 200,
      notSent: null,
      bytesSent: 0,
      bytesReceived: 0,
      mediaType: null,
      edge: null,
      isDocument: false
    },
    content: { headers, body: sent, messages: all }
  };
};

export const opened = (request: Request, options: Partial<OpenOptions> = {}): Decoded =>
  openRequest(requestOf(request), { ranges: false, known: [], ...options });

/** The body alone. */
export const openedBody = (
  body: string | Uint8Array,
  mediaType: string | null = null,
  options: Partial<OpenOptions> = {}
): Decoded => partOf(opened({ body, mediaType }, options), 'body');

/** A value as a member of a JSON body: opened by what it shows alone. */
export const openedValue = (value: string, options: Partial<OpenOptions> = {}): Decoded => {
  const body = openedBody(JSON.stringify({ value }), 'application/json', options);
  return partOf(body, 'json', 'value');
};

export const partOf = (root: Decoded, ...path: string[]): Decoded => {
  const node = nodeAt(root, path);
  if (!node) throw new Error(`nothing at ${path.join(' / ')} in ${linesOf(root).join('\n')}`);
  return node;
};

/** Labels of the steps one after another, as long as each opens the one before: `base64 gzip json`. */
export const stepsOf = (node: Decoded): string => {
  const steps: string[] = [];
  for (let at = node.children[0]; at?.kind === 'step'; at = at.children[0]) steps.push(at.label);
  return steps.join(' ');
};

export const eachNode = (node: Decoded, take: (node: Decoded) => void): void => {
  take(node);
  for (const child of node.children) eachNode(child, take);
};

export const countNodes = (root: Decoded): number => {
  let count = 0;
  eachNode(root, () => count++);
  return count;
};

/** Every node as a line: its path, its value, its notes. */
export const linesOf = (root: Decoded): string[] => {
  const lines: string[] = [];
  eachNode(root, (node) => {
    const value =
      node.value instanceof Uint8Array ? `<${Buffer.from(node.value).toString('hex')}>` : node.value;
    lines.push(
      `${node.kind} ${pathOf(node).join('/')} = ${typeof value} ${value} ${JSON.stringify(node.notes)}`
    );
  });
  return lines;
};

export const notesOf = (root: Decoded): string[] => {
  const notes: string[] = [];
  eachNode(root, (node) => {
    for (const note of node.notes) notes.push(note.kind === 'bounded' ? `bounded ${note.limit}` : note.kind);
  });
  return [...new Set(notes)];
};

/** What the value of a node's nearest ancestor that has one holds where the node is said to stand. */
export const sliceOf = (node: Decoded): string | null => {
  if (node.start < 0) return null;
  let base = node.parent;
  while (base?.value === null) base = base.parent;
  const value = base?.value;
  if (typeof value === 'string') return value.slice(node.start, node.end);
  return value instanceof Uint8Array
    ? Buffer.from(value.subarray(node.start, node.end)).toString('utf8')
    : null;
};

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
export const base64Of = (data: string | Uint8Array): string => Buffer.from(data).toString('base64');
