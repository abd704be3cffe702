import { client, server } from './flow.js';
import { u16, u32, vector16, vector8 } from './vector.js';

/** RFC 1035 section 3.2.2, RFC 3596. */
const [typeA, typeCname, typeAaaa] = [1, 5, 28];
const classIn = u16(1);

/** RFC 1035 section 3.1: labels, then the root. */
const encodeName = (name) =>
  Buffer.concat([...name.split('.').map((label) => vector8(Buffer.from(label))), Buffer.alloc(1)]);

/** RFC 1035 section 4.1.1. */
const header = (id, flags, answers) => Buffer.concat([u16(id), u16(flags), u16(1), u16(answers), u32(0)]);

/** RFC 1035 section 4.1.4: a pointer to where the name already stands. */
const pointer = (at) => u16(0xc000 | at);
const questionAt = 12;

const answer = (owner, type, secondsToLive, data) =>
  Buffer.concat([owner, u16(type), classIn, u32(secondsToLive), vector16(data)]);

const question = (name, type) => Buffer.concat([encodeName(name), u16(type), classIn]);

const answers = (asked, { alias, addresses }, type, secondsToLive) => {
  const aliasAt = questionAt + asked.length + 12;
  const owner = alias === undefined ? pointer(questionAt) : pointer(aliasAt);
  const chain = alias === undefined ? [] : [answer(pointer(questionAt), typeCname, 300, encodeName(alias))];
  return [...chain, ...addresses.map((address) => answer(owner, type, secondsToLive, address))];
};

/** One name asked of a resolver: `host` has a name, addresses of one family, and sometimes an alias before them. */
export function* dnsDialogue(flow, random, host) {
  const type = host.addresses[0].length === 4 ? typeA : typeAaaa;
  const id = random.below(0x10000);
  const asked = question(host.name, type);
  flow.send(client, Buffer.concat([header(id, 0x0100, 0), asked]));
  yield random.between(1500, 45000);
  const records = answers(asked, host, type, random.between(30, 3600));
  flow.send(server, Buffer.concat([header(id, 0x8180, records.length), asked, ...records]));
}
