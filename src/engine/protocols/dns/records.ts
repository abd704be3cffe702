import { u16be } from '../../bytes/integers.ts';
import { skipName } from './name.ts';

/** RFC 1035 section 3.2.1: type, class, TTL (4), RDLENGTH */
const fixedBytes = 10;
const classIn = 1;
const maxRecords = 1024;

/** Goes through the records of a section. One object serves all messages, so that nothing is made for a record. */
export class Records {
  bytes: Uint8Array = new Uint8Array(0);
  /** What pointers count from. */
  start = 0;
  end = 0;
  /** Of the record that was come to: its name's place, its type, and its data. */
  owner = 0;
  type = 0;
  data = 0;
  dataEnd = 0;
  #left = 0;

  /** The message that all this stands in. */
  of(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** A section of `count` records at `at` of the message. What stands behind a broken one is left out. */
  begin(at: number, count: number): void {
    this.dataEnd = at;
    this.#left = Math.min(count, maxRecords);
  }

  /** The next record of class IN; false where there is none. */
  next(): boolean {
    while (this.#left-- > 0) {
      const at = skipName(this.bytes, this.dataEnd, this.end);
      if (at < 0 || at + fixedBytes > this.end) return false;
      this.owner = this.dataEnd;
      this.type = u16be(this.bytes, at);
      this.data = at + fixedBytes;
      this.dataEnd = this.data + u16be(this.bytes, at + 8);
      if (this.dataEnd > this.end) return false;
      // RFC 6762 section 10.2: mDNS uses the top bit of the class for something else
      if ((u16be(this.bytes, at + 2) & 0x7fff) === classIn) return true;
    }
    return false;
  }
}
