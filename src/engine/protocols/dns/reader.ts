import { u16be } from '../../bytes/integers.ts';
import type { Resolution } from '../../model/capture.ts';
import { maybeHostname, type Hostname, type IpAddress, type NameKind } from '../../model/names.ts';
import { v4At, v6At } from './address.ts';
import { headerBytes, isSameName, nameAt, pointer, skipName } from './name.ts';
import { RecentNames } from './recent-names.ts';
import { Records } from './records.ts';
import { parseService } from './service.ts';

// RFC 1035 section 3.2.2, RFC 3596 section 2.1, RFC 9460 section 14.1
const typeA = 1;
const typeCname = 5;
const typeAaaa = 28;
const typeSvcb = 64;
const typeHttps = 65;
/** mDNS puts a few dozen questions into one message. */
const maxQuestions = 256;
/** A chain of aliases longer than this is no answer (resolvers stop at about 16). */
const maxAliases = 16;
const noAliases: readonly Hostname[] = [];

/** Takes what the messages say. */
export interface DnsSink {
  name(text: string, kind: NameKind): Hostname | null;
  resolution(resolution: Resolution): void;
}

/** Reads messages of DNS (RFC 1035 section 4) where they stand: the names asked for, and the addresses they have. */
export class DnsReader {
  readonly #records = new Records();
  readonly #recent = new RecentNames();
  readonly #sink: DnsSink;
  /** The last name that the message at hand asks for. */
  #asked: Hostname | null = null;

  constructor(sink: DnsSink) {
    this.#sink = sink;
  }

  /** False where this cannot be a message of DNS. What stands behind a broken record is left out. */
  read(bytes: Uint8Array, start: number, end: number, kind: NameKind, timeUs: number): boolean {
    const at = this.#questions(bytes, start, end, kind);
    if (at < 0) return false;
    const answers = u16be(bytes, start + 6);
    // RFC 9619: whoever expects answers asks one question.
    if (this.#asked !== null && answers > 0 && u16be(bytes, start + 4) === 1)
      this.#answers(this.#asked, at, answers, timeUs);
    return true;
  }

  /** The names only, of a message that somebody gives back, of which the end may be missing. */
  readQuestions(bytes: Uint8Array, start: number, end: number, kind: NameKind): void {
    this.#questions(bytes, start, end, kind);
  }

  /** Where what follows the questions begins; at the end of a message that breaks off, and -1 where not one is whole. */
  #questions(bytes: Uint8Array, start: number, end: number, kind: NameKind): number {
    const count = end - start < headerBytes ? maxQuestions + 1 : u16be(bytes, start + 4);
    if (count > maxQuestions) return -1;
    let at = start + headerBytes;
    this.#records.of(bytes, start, end);
    this.#asked = null;
    for (let left = count; left > 0; left--) {
      const nameEnd = skipName(bytes, at, end);
      const isWhole = nameEnd >= 0 && nameEnd + 4 <= end;
      const name = isWhole ? this.#name(at, nameEnd, kind) : undefined;
      if (name === undefined) return left < count ? end : -1;
      this.#asked = name;
      at = nameEnd + 4;
    }
    return at;
  }

  /** Null for a name that is no host's, undefined for what is no name. */
  #name(at: number, nameEnd: number, kind: NameKind): Hostname | null | undefined {
    const { bytes, start, end } = this.#records;
    const recent = this.#recent.get(bytes, at, nameEnd, kind);
    if (recent !== undefined) return recent;
    const text = nameAt(bytes, start, at, end);
    if (text === null) return undefined;
    const name = text === '' ? null : this.#sink.name(text, kind);
    // What a pointer at its end stands for differs from message to message.
    if (bytes[nameEnd - 2]! < pointer) this.#recent.set(bytes, at, nameEnd, kind, name);
    return name;
  }

  /** The answers to a question for `name`, by way of its aliases. Records of other names say nothing about it. */
  #answers(name: Hostname, at: number, count: number, timeUs: number): void {
    const records = this.#records;
    const { bytes, start, end } = records;
    let aliases = noAliases;
    let last = start + headerBytes;
    records.begin(at, count);
    while (records.next()) {
      if (records.type !== typeCname || !isSameName(bytes, start, end, records.owner, last)) continue;
      if (aliases.length === maxAliases) break;
      aliases = this.#withAlias(aliases, records.data);
      last = records.data;
    }
    const addresses: IpAddress[] = [];
    records.begin(at, count);
    while (records.next())
      if (isSameName(bytes, start, end, records.owner, last)) this.#address(addresses, name, aliases, timeUs);
    this.#tell(name, aliases, addresses, timeUs);
  }

  #withAlias(aliases: readonly Hostname[], at: number): readonly Hostname[] {
    const { bytes, start, end } = this.#records;
    const alias = maybeHostname(nameAt(bytes, start, at, end) ?? '');
    return alias === null ? aliases : [...aliases, alias];
  }

  /** What the record at hand says, if it speaks of addresses. */
  #address(addresses: IpAddress[], name: Hostname, aliases: readonly Hostname[], timeUs: number): void {
    const { bytes, type, data, dataEnd } = this.#records;
    if (type === typeA && dataEnd - data === 4) addresses.push(v4At(bytes, data));
    else if (type === typeAaaa && dataEnd - data === 16) addresses.push(v6At(bytes, data));
    else if (type === typeHttps || type === typeSvcb) this.#service(name, aliases, timeUs);
  }

  #service(name: Hostname, aliases: readonly Hostname[], timeUs: number): void {
    const { bytes, start, end, owner, data, dataEnd } = this.#records;
    const service = parseService(bytes, data, dataEnd);
    if (!service) return;
    const isOwner = isSameName(bytes, start, end, owner, service.target);
    const all = isOwner ? aliases : this.#withAlias(aliases, service.target);
    this.#tell(name, all, service.addresses, timeUs);
  }

  #tell(name: Hostname, aliases: readonly Hostname[], addresses: readonly IpAddress[], timeUs: number): void {
    if (addresses.length === 0) return;
    // An array that was pushed to has room for sixteen more.
    this.#sink.resolution({ name, aliases, addresses: addresses.slice(), timeMs: timeUs / 1000 });
  }
}
