import type { Exchange } from '../../model/capture.ts';
import type { Endpoint, Rule } from './rule.ts';

type Request = Pick<Exchange, 'host' | 'method' | 'url'>;

/** Whether all but `has` holds: that needs the opened request. */
export const speaksTo = (endpoint: Endpoint, { host, method, url }: Request): boolean =>
  (endpoint.method === undefined || endpoint.method === method.toUpperCase()) &&
  (endpoint.host === undefined || (host !== null && isHost(endpoint.host, host))) &&
  (endpoint.path === undefined || isText(endpoint.path, pathOfUrl(url)));

const isHost = (wanted: string | RegExp, host: string): boolean =>
  typeof wanted === 'string' ? host === wanted || host.endsWith(`.${wanted}`) : wanted.test(host);

const isText = (wanted: string | RegExp, text: string): boolean =>
  typeof wanted === 'string' ? text === wanted : wanted.test(text);

/** RFC 3986 section 3: what stands between the authority and `?` or `#`. */
export const pathOfUrl = (url: string): string => {
  const scheme = url.indexOf('://');
  const start = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
  const end = Math.min(indexOrEnd(url, '?'), indexOrEnd(url, '#'));
  return start < 0 || start >= end ? '/' : url.slice(start, end);
};

const indexOrEnd = (text: string, mark: string): number => {
  const at = text.indexOf(mark);
  return at < 0 ? text.length : at;
};

/** Finds the rules that may speak of a request: most hosts have none of their own, and must learn so at once. */
export class RuleTable {
  readonly #byDomain = new Map<string, Rule[]>();
  /** Of every request, until it is opened. */
  readonly #always: readonly Rule[];
  /** Of any host, but not of any path. */
  readonly #anywhere: readonly Rule[];
  /** One list for each choice that was met, so that what is known of a list is found again. */
  readonly #lists = new Map<string, readonly Rule[]>();

  constructor(private readonly rules: readonly Rule[]) {
    this.#always = rules.filter(({ endpoints }) => endpoints.some(isUnbound));
    this.#anywhere = rules.filter((rule) => !this.#always.includes(rule) && rule.endpoints.some(isHostFree));
    for (const rule of rules) for (const { host } of rule.endpoints) this.#add(rule, host);
  }

  /** In the order of the list. */
  for(exchange: Request): readonly Rule[] {
    const near = exchange.host === null ? null : this.#near(exchange.host);
    if (near === null && this.#anywhere.length === 0) return this.#always;
    const meant = [...(near ?? []), ...this.#anywhere].filter((rule) => this.#speaksOf(rule, exchange));
    return meant.length === 0 ? this.#always : this.#list(meant);
  }

  #speaksOf({ endpoints }: Rule, exchange: Request): boolean {
    return endpoints.some((endpoint) => speaksTo(endpoint, exchange));
  }

  #list(meant: readonly Rule[]): readonly Rule[] {
    const chosen = this.rules.filter((rule) => this.#always.includes(rule) || meant.includes(rule));
    const key = chosen.map(({ id }) => id).join();
    const known = this.#lists.get(key);
    if (known) return known;
    this.#lists.set(key, chosen);
    return chosen;
  }

  #add(rule: Rule, host: Endpoint['host']): void {
    if (typeof host !== 'string') return;
    const named = this.#byDomain.get(host);
    if (!named) this.#byDomain.set(host, [rule]);
    else if (!named.includes(rule)) named.push(rule);
  }

  #near(host: string): readonly Rule[] | null {
    let near: readonly Rule[] | null = null;
    for (let dot = -1; ;) {
      const named = this.#byDomain.get(dot < 0 ? host : host.slice(dot + 1));
      if (named) near = near ? [...near, ...named] : named;
      dot = host.indexOf('.', dot + 1);
      if (dot < 0) return near;
    }
  }
}

const isHostFree = ({ host }: Endpoint): boolean => typeof host !== 'string';
const isUnbound = ({ host, path, method }: Endpoint): boolean =>
  host === undefined && path === undefined && method === undefined;
