import { groupBy } from '../analysis/counts.ts';
import { specialOf } from '../attribution/special.ts';
import { parseAddress } from '../model/address.ts';
import type { Hostname, IpAddress } from '../model/names.ts';
import type { Report, ReportHost } from '../model/report.ts';
import { isAtLeast } from './policy.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Secrets } from './secrets.ts';
import type { ShareChoices } from './shareable.ts';

/** Special-use names of a network of one's own: RFC 6762, RFC 8375, RFC 6761, and what routers hand out. */
const ownSuffix =
  /(?:^|\.)(?:local|localhost|home\.arpa|in-addr\.arpa|ip6\.arpa|test|internal|intranet|private|corp|home|lan|localdomain|fritz\.box)$/;

const isOwnAddress = (address: string): boolean => {
  const words = parseAddress(address);
  return words !== null && specialOf(words) !== null;
};

const isOwnSuffixed = (name: string): boolean => !name.includes('.') || ownSuffix.test(name);

const isOwnName = ({ name, site, seenAs }: ReportHost): boolean =>
  site === null || isOwnSuffixed(name) || seenAs.every((kind) => kind === 'mdns' || kind === 'llmnr');

const mostAppName = 200;

/** Names of hosts, sites, addresses, apps and files as the share has them: as they are, or as tokens. */
export class Names {
  readonly #showsHosts: boolean;
  readonly #leftOut: ReadonlySet<string>;
  /** Of which nothing is told but where it counts. */
  readonly #faceless = new Set<string>();
  readonly #hiddenSites = new Set<string>();
  /** The same few names come again and again. */
  readonly #tellsOf = new Map<string, boolean>();
  readonly #sites = new Set<string>();
  readonly #hosts: ReadonlySet<string>;

  constructor(
    report: Report,
    private readonly choices: ShareChoices,
    private readonly pseudonyms: Pseudonyms,
    private readonly secrets: Secrets
  ) {
    this.#showsHosts = isAtLeast(choices.level, 'hosts');
    this.#leftOut = new Set(choices.withoutHosts);
    this.#hosts = new Set(report.hosts.map(({ name }) => name));
    for (const { site } of report.hosts) if (site !== null) this.#sites.add(site);
    this.#hideHosts(report);
    this.#hideAddresses(report);
    this.#hideAppsAndFiles(report);
  }

  /** A host or an address that the sharer left out: nothing is told of it but where it counts. */
  isFaceless(name: string | null): boolean {
    return name !== null && (this.#leftOut.has(name) || this.#faceless.has(name));
  }

  host(name: Hostname): Hostname {
    const isShown = this.#showsHosts && !this.#isHidden(name);
    return isShown ? name : (this.pseudonyms.token('host', name, `host ${name}`) as Hostname);
  }

  address(address: IpAddress): IpAddress {
    const isShown = this.#showsHosts && !this.#isHidden(address) && !isOwnAddress(address);
    return isShown ? address : (this.pseudonyms.token('address', address) as IpAddress);
  }

  /** Also of pages: a host or an address may stand for its site, where none is registered. */
  site(site: string): string {
    if (!this.#sites.has(site) && this.#hosts.has(site)) return this.host(site as Hostname);
    if (parseAddress(site) !== null) return this.address(site as IpAddress);
    const isShown = this.#showsHosts && !this.#hiddenSites.has(site) && !this.#isHidden(site);
    return isShown ? site : this.pseudonyms.token('site', site, `site ${site}`);
  }

  app(app: string): string {
    return this.choices.apps && app.length <= mostAppName && !this.secrets.isIn(app)
      ? app
      : this.pseudonyms.token('app', app, `app ${app}`);
  }

  /** The files of one case, by their place in it: several may have one name. */
  file(at: number, name: string): string {
    const isShown = this.choices.fileNames && !this.secrets.isIn(name);
    return isShown ? name : this.pseudonyms.token('file', name, `file ${at.toString()}`);
  }

  #isHidden(name: string): boolean {
    if (this.#leftOut.has(name)) return true;
    let tells = this.#tellsOf.get(name);
    if (tells !== undefined) return tells;
    // Pages that were opened may be of hosts that the capture does not show.
    tells = this.secrets.isInName(name) || (parseAddress(name) === null && isOwnSuffixed(name));
    this.#tellsOf.set(name, tells);
    return tells;
  }

  #hideHosts({ hosts }: Report): void {
    for (const host of hosts)
      if (this.#leftOut.has(host.name) || isOwnName(host))
        this.secrets.add('host', host.name, `host ${host.name}`);
    for (const [site, ofSite] of groupBy(hosts, (host) => host.site)) {
      if (site === null) continue;
      if (ofSite.some(({ name }) => this.#leftOut.has(name))) this.#hiddenSites.add(site);
      if (ofSite.every(({ name }) => this.#leftOut.has(name))) this.secrets.add('site', site, `site ${site}`);
    }
  }

  /** Those of this network, and those at which only hosts are that are left out. */
  #hideAddresses({ hosts, addresses, destinations }: Report): void {
    const shown = new Set<string>();
    for (const { host, address } of destinations)
      if (address !== null && !(host !== null && this.#leftOut.has(host))) shown.add(address);
    for (const host of hosts)
      if (!this.#leftOut.has(host.name)) for (const address of host.addresses) shown.add(address);
    for (const host of hosts)
      if (this.#leftOut.has(host.name)) for (const address of host.addresses) this.#hideFace(address, shown);
    for (const { address, special } of addresses) {
      this.#hideFace(address, shown);
      if (special !== null) this.secrets.add('address', address);
    }
  }

  #hideFace(address: string, shown: ReadonlySet<string>): void {
    if (shown.has(address) && !this.#leftOut.has(address)) return;
    this.#faceless.add(address);
    this.secrets.add('address', address);
  }

  #hideAppsAndFiles({ destinations, exchanges, sources }: Report): void {
    const { apps, fileNames } = this.choices;
    const named = new Set<string>();
    for (const { app } of destinations) if (app !== null) named.add(app);
    for (const { app } of exchanges) if (app !== undefined) named.add(app);
    if (!apps) for (const app of named) this.secrets.add('app', app, `app ${app}`);
    if (!fileNames)
      sources.forEach(({ name }, at) => this.secrets.add('file', name, `file ${at.toString()}`));
  }
}
