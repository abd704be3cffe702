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
  const query = url.indexOf('?');
  const end = query < 0 ? lengthBefore(url, '#') : query;
  return start < 0 || start >= end ? '/' : url.slice(start, end);
};

const lengthBefore = (text: string, mark: string): number => {
  const at = text.indexOf(mark);
  return at < 0 ? text.length : at;
};

/** Finds the rules that may speak of a request: most hosts have none, and must learn so at once. */
export class RuleTable {
  readonly #byDomain = new Map<string, Rule[]>();
  readonly #anywhere: Rule[] = [];

  constructor(private readonly rules: readonly Rule[]) {
    for (const rule of rules) for (const { host } of rule.endpoints) this.#add(rule, host);
  }

  /** In the order of the list. */
  for(exchange: Request): readonly Rule[] {
    const near = this.#near(exchange.host);
    const meant = near.filter((rule) => rule.endpoints.some((endpoint) => speaksTo(endpoint, exchange)));
    return meant.length < 2 ? meant : this.rules.filter((rule) => meant.includes(rule));
  }

  #add(rule: Rule, host: Endpoint['host']): void {
    if (typeof host !== 'string') this.#anywhere.push(rule);
    else this.#byDomain.set(host, [...(this.#byDomain.get(host) ?? []), rule]);
  }

  #near(host: string | null): readonly Rule[] {
    if (host === null) return this.#anywhere;
    let near: Rule[] | null = null;
    for (let dot = -1; ;) {
      const named = this.#byDomain.get(dot < 0 ? host : host.slice(dot + 1));
      if (named) near = [...(near ?? this.#anywhere), ...named];
      dot = host.indexOf('.', dot + 1);
      if (dot < 0) return near ?? this.#anywhere;
    }
  }
}
