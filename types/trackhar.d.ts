// The types that come with `trackhar` 1.0.0 need packages that do not come with it; this is what the engine uses of it.
export interface Request {
  startTime: Date;
  method: string;
  host: string;
  path: string;
  endpointUrl: string;
  content?: string;
  port: string;
  scheme: 'http' | 'https';
  httpVersion: string;
  headers?: { name: string; value: string }[];
  cookies?: { name: string; value: string }[];
}
export interface DataPath {
  context: 'header' | 'cookie' | 'path' | 'query' | 'body';
  path: string;
  notIf?: string | RegExp;
  onlyIf?: string | RegExp;
  reasoning: string;
}
export interface Adapter {
  slug: string;
  name: string;
  tracker: { slug: string; name: string };
  endpointUrls: (string | RegExp)[];
  match?: (request: Request) => boolean | undefined;
  decodingSteps: ({ function: string } & ({ input: string } | { mapInput: string }))[];
  containedDataPaths: Partial<Record<string, DataPath | DataPath[]>>;
}
export const adapters: Adapter[];
export const decodeRequest: (request: Request, steps: Adapter['decodingSteps']) => Record<string, unknown>;
export const processRequest: (
  request: Request
) => (DataPath & { adapter: string; property: string; value: unknown })[] | undefined;
