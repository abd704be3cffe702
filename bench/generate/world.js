import { deviceAddress } from './addresses.js';
import { Pool } from './pool.js';
import { Random } from './random.js';
import { Schedule } from './schedule.js';
import { Truth } from './truth.js';
import { PacketWriter } from './writer.js';

/** 2024-01-01T00:00:00Z: captures are the same whenever they are made. */
const firstMomentUs = 1704067200e6;
const [lowestPort, portCount] = [16384, 49000];

/** A household behind one capture point: its clock, its devices, what is written and what is known to be true. */
export class World {
  nowUs = firstMomentUs;
  #schedule = new Schedule();
  #used;
  #device = 0;

  constructor(path, { format, seed, devices }) {
    this.seed = seed;
    this.out = new PacketWriter(path, format);
    this.truth = new Truth(path);
    this.pool = new Pool(seed);
    this.#used = new Uint32Array(devices);
  }

  random(stream) {
    return new Random(this.seed, stream);
  }

  start(dialogue) {
    this.#schedule.start(this.nowUs, dialogue);
  }

  run() {
    this.#schedule.run((timeUs) => (this.nowUs = timeUs));
  }

  /** The next device, on a port it has not used before. */
  connect(server) {
    const device = this.#device++ % this.#used.length;
    const port = lowestPort + (this.#used[device]++ % portCount);
    const version6 = server.address.length === 16;
    return { client: { address: deviceAddress(device + 10, version6), port }, server };
  }

  close(facts) {
    this.out.close();
    const { packets, capturedBytes, fileBytes, firstUs, lastUs } = this.out;
    this.truth.close({ ...facts, packets, capturedBytes, fileBytes, firstUs, lastUs });
  }
}
