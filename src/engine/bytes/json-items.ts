/**
 * Takes single values out of a JSON document of any size, chunk by chunk, without ever holding the document:
 * the walk only follows brackets, strings and keys (RFC 8259), and copies the bytes of the values it was asked for.
 * It is lenient by design: what it hands over is parsed, and so judged, by `JSON.parse`.
 */
export interface JsonItemRules {
  /** Asked for each object or array down to `maxDepth`: hand its bytes over whole? `path` is reused, do not keep it. */
  readonly take: (path: readonly string[]) => boolean;
  /** Asked for each string inside a taken value; its path below that value starts at `from`. Leave it out (as `""`)? */
  readonly leaveOut: (path: readonly string[], from: number) => boolean;
  readonly onItem: (path: readonly string[], json: Uint8Array, startOffset: number) => void;
  /** A taken value longer than this is given up: `onTooLong` is told. */
  readonly maxItemBytes: number;
  readonly onTooLong: (startOffset: number) => void;
}

const quote = 0x22;
const backslash = 0x5c;
const openObject = 0x7b;
const closeObject = 0x7d;
const openArray = 0x5b;
const closeArray = 0x5d;
const comma = 0x2c;
/** Keys deeper than this are not remembered; no rule asks for them. */
const maxKeyDepth = 12;
const maxKeyBytes = 64;

export class JsonItems {
  /** Bytes seen so far. */
  offset = 0;
  depth = 0;
  /** Deepest nesting met; 0 means that no bracket was seen at all. */
  deepest = 0;
  #chunk: Uint8Array = new Uint8Array(0);
  readonly #path: string[] = [];
  #containers = new Uint8Array(64);
  #inString = false;
  #isKey = false;
  #escaped = false;
  #expectKey = false;
  readonly #keyBytes = new Uint8Array(maxKeyBytes);
  #keyLength = 0;
  #takenDepth = -1;
  #takenAt = 0;
  #leavingOut = false;
  #out = new Uint8Array(1 << 16);
  #outLength = 0;
  #copyFrom = 0;
  readonly #decoder = new TextDecoder();

  constructor(private readonly rules: JsonItemRules) {}

  push(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#copyFrom = 0;
    let at = 0;
    while (at < chunk.length) at = this.#inString ? this.#walkString(at) : this.#walkStructure(at);
    if (this.#takenDepth >= 0 && !this.#leavingOut) this.#copy(chunk.length);
    this.offset += chunk.length;
  }

  #walkStructure(from: number): number {
    const chunk = this.#chunk;
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (byte === quote) return this.#openString(at);
      if (byte === openObject || byte === openArray) this.#open(at, byte);
      else if (byte === closeObject || byte === closeArray) this.#close(at);
      else if (byte === comma) this.#expectKey = this.#containers[this.depth] === openObject;
    }
    return chunk.length;
  }

  #open(at: number, bracket: number): void {
    const taken = this.#takenDepth >= 0;
    if (!taken && this.depth < maxKeyDepth && this.rules.take(this.#path)) {
      this.#takenDepth = this.depth;
      this.#takenAt = this.offset + at;
      this.#outLength = 0;
      this.#copyFrom = at;
    }
    this.depth++;
    if (this.depth > this.deepest) this.deepest = this.depth;
    if (this.depth >= this.#containers.length) this.#growContainers();
    this.#containers[this.depth] = bracket;
    if (this.depth <= maxKeyDepth) this.#path.push(bracket === openArray ? '[]' : '');
    this.#expectKey = bracket === openObject;
  }

  #growContainers(): void {
    const grown = new Uint8Array(this.#containers.length * 2);
    grown.set(this.#containers);
    this.#containers = grown;
  }

  #close(at: number): void {
    if (this.depth === 0) return;
    if (this.depth <= maxKeyDepth) this.#path.pop();
    this.depth--;
    this.#expectKey = false;
    if (this.depth !== this.#takenDepth) return;
    this.#copy(at + 1);
    this.#takenDepth = -1;
    if (this.#outLength <= this.rules.maxItemBytes)
      this.rules.onItem(this.#path, this.#out.subarray(0, this.#outLength), this.#takenAt);
    else this.rules.onTooLong(this.#takenAt);
  }

  #openString(at: number): number {
    this.#inString = true;
    this.#escaped = false;
    this.#isKey = this.#expectKey && this.depth <= maxKeyDepth;
    this.#expectKey = false;
    this.#keyLength = 0;
    if (this.#takenDepth >= 0 && !this.#isKey && this.#leaveOut()) {
      this.#copy(at + 1);
      this.#leavingOut = true;
    }
    return at + 1;
  }

  #leaveOut(): boolean {
    return this.depth <= maxKeyDepth && this.rules.leaveOut(this.#path, this.#takenDepth);
  }

  /** Short strings are cheapest byte by byte, long ones by the engine's own search for the next quote. */
  #walkString(from: number): number {
    const chunk = this.#chunk;
    const near = Math.min(chunk.length, from + 48);
    for (let at = from; at < near; at++) {
      const byte = chunk[at]!;
      if (this.#escaped) this.#escaped = false;
      else if (byte === backslash) this.#escaped = true;
      else if (byte === quote) return this.#closeString(at);
      if (this.#isKey && this.#keyLength < maxKeyBytes) this.#keyBytes[this.#keyLength++] = byte;
    }
    if (near === chunk.length) return near;
    return this.#walkLongString(near);
  }

  #walkLongString(from: number): number {
    const chunk = this.#chunk;
    let start = from;
    for (;;) {
      const at = chunk.indexOf(quote, start);
      const end = at < 0 ? chunk.length : at;
      let run = end;
      while (run > start && chunk[run - 1] === backslash) run--;
      // A backslash that was open before `start` eats one of the run when the run reaches back that far.
      const carried = run === start && this.#escaped ? 1 : 0;
      this.#escaped = ((end - run + carried) & 1) === 1;
      if (at < 0) return chunk.length;
      if (!this.#escaped) return this.#closeString(at);
      this.#escaped = false;
      start = at + 1;
    }
  }

  #closeString(at: number): number {
    this.#inString = false;
    if (this.#isKey)
      this.#path[this.depth - 1] = this.#decoder.decode(this.#keyBytes.subarray(0, this.#keyLength));
    if (this.#leavingOut) {
      this.#leavingOut = false;
      this.#copyFrom = at;
    }
    return at + 1;
  }

  #copy(end: number): void {
    const length = end - this.#copyFrom;
    // Past the limit only the length goes on counting.
    if (length > 0 && this.#outLength + length <= this.rules.maxItemBytes) {
      if (this.#outLength + length > this.#out.length) this.#growOut(this.#outLength + length);
      this.#out.set(this.#chunk.subarray(this.#copyFrom, end), this.#outLength);
    }
    this.#outLength += Math.max(0, length);
    this.#copyFrom = end;
  }

  #growOut(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.#out.length * 2));
    grown.set(this.#out.subarray(0, Math.min(this.#outLength, this.#out.length)));
    this.#out = grown;
  }
}
