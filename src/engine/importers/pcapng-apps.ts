import { u16, u32 } from '../bytes/integers.ts';
import { findOption, optionText } from './pcapng-options.ts';

const mostApps = 1 << 16;

// PCAPdroid's number at the IANA (enterprise-numbers), and its pcapdroid.lua for the block
const pcapdroidEnterprise = 62_652;
const pcapdroidVersion = 1;
const uidMapping = 1;
const mappingFixedBytes = 14;

// Apple's libpcap, pcap-ng.h: the name of a process, in a process information block
const processNameOption = 2;

/** Which apps a section names, and by what number its packets refer to them. */
export class SectionApps {
  readonly #byUid = new Map<number, string>();
  readonly #processes: (string | null)[] = [];

  /** By the user id that Android gave it. */
  ofUid(uid: number): string | null {
    return this.#byUid.get(uid) ?? null;
  }

  /** By the place of its block among those of its kind. */
  ofProcess(index: number): string | null {
    return this.#processes[index] ?? null;
  }

  /**
   * A custom block of PCAPdroid: enterprise number; version (2 bytes), type of block, a byte unused; user id, length of
   * the package's and of the app's name, and these.
   */
  custom(bytes: Uint8Array, start: number, end: number, little: boolean): void {
    if (end - start < mappingFixedBytes || u32(bytes, start, little) !== pcapdroidEnterprise) return;
    if (u16(bytes, start + 4, little) !== pcapdroidVersion || bytes[start + 6] !== uidMapping) return;
    const packageEnd = start + mappingFixedBytes + bytes[start + 12]!;
    const appEnd = packageEnd + bytes[start + 13]!;
    if (appEnd > end || this.#byUid.size >= mostApps) return;
    const name = optionText(bytes.subarray(packageEnd, appEnd));
    const ofPackage = optionText(bytes.subarray(start + mappingFixedBytes, packageEnd));
    if (name || ofPackage) this.#byUid.set(u32(bytes, start + 8, little), name || ofPackage);
  }

  /** Apple's block: process id, and options. */
  process(bytes: Uint8Array, start: number, end: number, little: boolean): void {
    if (this.#processes.length >= mostApps) return;
    const name = findOption(bytes, start + 4, end, processNameOption, little);
    this.#processes.push((name && optionText(name)) || null);
  }
}
