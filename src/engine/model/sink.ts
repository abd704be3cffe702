import type { Exchange, Page } from './capture.ts';
import type { IpAddress } from './names.ts';

/** What an importer hands over. `warn` takes a code and a position: byte offset, or number of the record. */
export interface CaptureSink {
  /**
   * One packet: `bytes[start..end)` as captured, `wireBytes` as long as it was on the wire, `timeUs` microseconds since
   * 1970 (0 where the file gives none), `linkType` from the registry at tcpdump.org/linktypes.html, `app` that sent or was
   * sent it, where the file says so. The bytes are valid only during the call.
   */
  packet(
    bytes: Uint8Array,
    start: number,
    end: number,
    wireBytes: number,
    timeUs: number,
    linkType: number,
    app: string | null
  ): void;
  exchange(exchange: ExchangeDraft): void;
  page(page: PageDraft): void;
  /** Asked before `bytes` of a payload are kept; false where the case holds as much as it may, and that is told. */
  mayKeep(bytes: number): boolean;
  producer(name: string): void;
  /** What a file tells besides its packets. */
  fact(fact: FileFact): void;
  warn(code: string, position: number): void;
}

/** An exchange before the capture gives it its id and source. Formats that hold no answers leave `edge` out. */
export type ExchangeDraft = Omit<Exchange, 'id' | 'source' | 'flow' | 'edge'> &
  Partial<Pick<Exchange, 'edge'>>;

export type PageDraft = Omit<Page, 'source'>;

export type FileFact =
  /** What somebody wrote beside a packet, an interface or the whole. */
  | { readonly kind: 'comment'; readonly text: string }
  /** A network interface that was listened to. */
  | { readonly kind: 'interface'; readonly name: string }
  /** The recording machine calls this address so: nobody in the capture asked for the name. */
  | { readonly kind: 'told-name'; readonly name: string; readonly address: IpAddress }
  /** `type` as in the registry of draft-ietf-opsawg-pcapng section 4.7; `bytes` are valid only during the call. */
  | { readonly kind: 'secret'; readonly type: number; readonly bytes: Uint8Array };
