import { be16, bytesOf, type Part } from './packets.ts';

export const label = (text: string): Uint8Array => bytesOf(text.length, text);

/** RFC 1035 section 3.1: labels, then the root. */
export const wireName = (name: string): Uint8Array => bytesOf(...name.split('.').map(label), 0);

/** RFC 1035 section 4.1.4 */
export const pointerTo = (at: number): number[] => be16(0xc000 | at);

export const type = { a: 1, cname: 5, txt: 16, aaaa: 28, svcb: 64, https: 65 } as const;

/** RFC 1035 section 4.1.3, in class IN. */
export const record = (owner: Part, kind: number, ...data: readonly Part[]): Uint8Array => {
  const rdata = bytesOf(...data);
  return bytesOf(owner, be16(kind), be16(1), [0, 0, 1, 44], be16(rdata.length), rdata);
};

/** RFC 9460 section 2.2 */
export const service = (priority: number, target: Part, ...parameters: readonly Part[]): Uint8Array =>
  bytesOf(be16(priority), target, ...parameters);

export const parameter = (key: number, ...value: readonly Part[]): Uint8Array => {
  const bytes = bytesOf(...value);
  return bytesOf(be16(key), be16(bytes.length), bytes);
};

/** A reply with its questions; the first question's name stands at 12. */
export const reply = (questions: readonly Part[], answers: readonly Part[]): Uint8Array =>
  bytesOf(
    [be16(7), be16(0x8180), be16(questions.length), be16(answers.length), be16(0), be16(0)].flat(),
    ...questions.map((name) => bytesOf(name, be16(1), be16(1))),
    ...answers
  );

/** Where the first answer's owner stands. */
export const answersAt = (name: string): number => 12 + wireName(name).length + 4;
