import { createServer, type IncomingMessage, type Server } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  /** What was sent, as far as `mostSent` letters. */
  readonly sent: string;
  /** By a program on this very machine, which is no page in somebody's browser. */
  readonly isOperator: boolean;
}

export type Answering = (asked: Asked) => Promise<Answer>;

export const plainAnswer = (status: number, body: string): Answer => ({ status, type: 'text/plain', body });
export const jsonAnswer = (status: number, body: unknown): Answer => ({
  ...{ status, type: 'application/json' },
  body: `${JSON.stringify(body)}\n`
});

const mostSent = 100;

const ownAddress = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const ownName = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/;

/**
 * Metrics may be given to other machines, commands are taken from none. A page in a browser here cannot set the field
 * without being let (Fetch, "CORS-preflight"), and one whose name was made to lead here is known by that name.
 */
const isOperator = ({ socket, headers }: IncomingMessage): boolean =>
  ownAddress.test(socket.remoteAddress ?? '') &&
  ownName.test(headers.host ?? '') &&
  headers['whither-operator'] === '1';

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const piece of request) {
    text += String(piece);
    if (text.length > mostSent) break;
  }
  return text.slice(0, mostSent);
};

const askedBy = async (request: IncomingMessage): Promise<Asked> => {
  const [path = ''] = (request.url ?? '').split('?', 1);
  const sent = await textOf(request);
  return { method: request.method ?? '', path, sent, isOperator: isOperator(request) };
};

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use',
  EACCES: 'may not be used by this account',
  EADDRNOTAVAIL: 'is of an address that this machine does not have (METRICS_HOST)'
};

const failure = (error: NodeJS.ErrnoException, port: number): Error =>
  new Error(`METRICS_PORT ${port.toString()} ${reasons[error.code ?? ''] ?? `failed: ${error.message}`}`);

/** Listens apart from the site, for those who operate it. Rejects with what to change where it cannot. */
export const listen = async (
  { host, port }: { readonly host: string; readonly port: number },
  answer: Answering
): Promise<Server> => {
  const server = createServer((request, response) => {
    void askedBy(request)
      .then(answer)
      .catch(() => plainAnswer(503, 'the store is away\n'))
      .then(({ status, type, body }) => {
        const kept = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
        response.writeHead(status, { ...kept, 'content-type': type }).end(body);
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(failure(error, port));
    });
    server.listen({ host, port }, resolve);
  });
  server.unref();
  return server;
};
