import { u16, u32 } from '../bytes/integers.ts';
import type { CaptureSink } from '../model/sink.ts';
import { ProcessComments } from './process-comments.ts';
import type { SectionApps } from './pcapng-apps.ts';
import { commentOption, endOfOptions, optionText, padded } from './pcapng-options.ts';

// draft-ietf-opsawg-pcapng section 4.3
const flagsOption = 2;
// Apple's libpcap, pcap-ng.h: index of the process that sent or got the packet, and of the one it did so for
const processOption = 0x8001;
const effectiveProcessOption = 0x8003;

/** What the options of one packet say. One object serves all packets. */
export class PacketOptions {
  app: string | null = null;
  /** 0 where the interface's own holds. */
  fcsBytes = 0;
  #process: string | null = null;
  #effective: string | null = null;
  readonly #comments = new ProcessComments();

  constructor(private readonly sink: CaptureSink) {}

  read(bytes: Uint8Array, start: number, end: number, little: boolean, apps: SectionApps): void {
    this.#forget();
    let at = start;
    while (at + 4 <= end) {
      const code = u16(bytes, at, little);
      const length = u16(bytes, at + 2, little);
      if (code === endOfOptions || at + 4 + length > end) break;
      this.#option(code, bytes, at + 4, at + 4 + length, little, apps);
      at += 4 + padded(length);
    }
    this.app = this.#effective ?? this.#process ?? this.app;
  }

  #forget(): void {
    this.app = null;
    this.#process = null;
    this.#effective = null;
    this.fcsBytes = 0;
  }

  #option(
    code: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    little: boolean,
    apps: SectionApps
  ): void {
    if (code === commentOption) this.#comment(bytes, start, end, apps);
    else if (end - start !== 4) return;
    // Section 4.3.1: bits 5 to 8 hold the length of the check sequence in bytes
    else if (code === flagsOption) this.fcsBytes = (u32(bytes, start, little) >>> 5) & 15;
    else if (code === processOption) this.#process = apps.ofProcess(u32(bytes, start, little));
    else if (code === effectiveProcessOption) this.#effective = apps.ofProcess(u32(bytes, start, little));
  }

  #comment(bytes: Uint8Array, start: number, end: number, apps: SectionApps): void {
    const uid = uidOf(bytes, start, end);
    if (uid >= 0) {
      this.app ??= apps.ofUid(uid);
      return;
    }
    const app = this.#comments.appIn(bytes, start, end);
    if (app !== null) this.app ??= app;
    else this.sink.fact({ kind: 'comment', text: optionText(bytes.subarray(start, end)) });
  }
}

/** `u-10123`, as PCAPdroid writes beside every packet of an app; -1 for anything else. */
const uidOf = (bytes: Uint8Array, start: number, end: number): number => {
  if (end - start < 3 || end - start > 12 || bytes[start] !== 0x75 || bytes[start + 1] !== 0x2d) return -1;
  let uid = 0;
  for (let at = start + 2; at < end; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    uid = uid * 10 + digit;
  }
  return uid;
};
