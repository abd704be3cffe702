// The engine runs in workers and in Node alike; this is all it takes from its surroundings (Encoding Standard).
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
/** V8's: how many frames an error keeps. Elsewhere nobody reads it. */
interface ErrorConstructor {
  stackTraceLimit: number;
}
