import type { Resolution, Secret, SecretType } from './model/capture.ts';
import { maybeHostname, type Hostname, type IpAddress } from './model/names.ts';

/** Bytes of all secrets of a case together: a key log of a day is below a tenth of it. */
const mostSecretBytes = 64 << 20;
const mostSecrets = 10_000;
const mostToldNames = 200_000;

/** draft-ietf-opsawg-pcapng section 4.7; the numbers are four letters each. */
const secretTypes: ReadonlyMap<number, SecretType> = new Map([
  [0x544c534b, 'tls-key-log'],
  [0x5353484b, 'ssh-key-log'],
  [0x57474b4c, 'wireguard-key-log'],
  [0x5a4e574b, 'zigbee-nwk-key'],
  [0x5a415053, 'zigbee-aps-key'],
  [0x55414b4c, 'opc-ua-key-log']
]);

/** What the files of one case tell besides their packets. */
export class CaseFacts {
  readonly secrets: Secret[] = [];
  #secretBytes = 0;
  #told = 0;
  readonly #addresses = new Map<Hostname, Set<IpAddress>>();

  /** False where there is no room for it. One of a kind that is not known is of no use. */
  secret(source: number, number: number, bytes: Uint8Array): boolean {
    const type = secretTypes.get(number);
    if (!type || bytes.length === 0) return true;
    if (this.secrets.length >= mostSecrets || this.#secretBytes + bytes.length > mostSecretBytes)
      return false;
    this.#secretBytes += bytes.length;
    this.secrets.push({ source, type, bytes: bytes.slice() });
    return true;
  }

  toldName(text: string, address: IpAddress): void {
    const name = maybeHostname(text);
    if (name === null || this.#told >= mostToldNames) return;
    this.#told++;
    const addresses = this.#addresses.get(name);
    if (addresses) addresses.add(address);
    else this.#addresses.set(name, new Set([address]));
  }

  /**
   * What was told of names that occur in the capture. Others come from what the recording machine looked up for itself
   * (mostly of an address, backwards): nobody asked for them, and they make no host.
   */
  toldNames(seen: ReadonlyMap<Hostname, unknown>): Resolution[] {
    return [...this.#addresses]
      .filter(([name]) => seen.has(name))
      .map(([name, addresses]) => ({ name, aliases: [], addresses: [...addresses], timeMs: 0 }));
  }
}
