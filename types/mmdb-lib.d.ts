// The types that come with `mmdb-lib` 3.0.3 speak of Node's Buffer, which the engine does without; what it uses of the
// decoder is said where it is used (`src/engine/attribution/own-places/decoder.ts`).
declare const decoder: object;
export default decoder;
