// Link layers of the recordings: where IP begins, and which hardware addresses stand before it.
import { macs } from '../hosts.js';
import { fromClient, rewritePacket } from './packet.js';

const macBytes = (text) => Buffer.from(text.replaceAll(':', ''), 'hex');
const client = macBytes(macs.client);
const router = macBytes(macs.router);

export function rewriteEthernet(frame) {
  const packet = frame.subarray(14);
  rewritePacket(packet);
  const [to, from] = fromClient(packet) ? [router, client] : [client, router];
  to.copy(frame, 0);
  from.copy(frame, 6);
  return frame;
}
