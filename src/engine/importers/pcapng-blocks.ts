import { longestRecord, usualRecordBytes } from './record-limits.ts';

/** draft-ietf-opsawg-pcapng section 10.1; Apple's is of the range for local use (its libpcap, pcap-ng.h). */
export const blockTypes = {
  sectionHeader: 0x0a0d0d0a,
  interfaceDescription: 1,
  obsoletePacket: 2,
  simplePacket: 3,
  nameResolution: 4,
  interfaceStatistics: 5,
  enhancedPacket: 6,
  journal: 9,
  decryptionSecrets: 10,
  custom: 0x0bad,
  customNotCopied: 0x4000_0bad,
  appleProcess: 0x8000_0001
} as const;

export const byteOrderMagic = 0x1a2b3c4d;

/** Block type, total length, and the total length again at the end. */
export const smallestBlock = 12;

/** Secrets and names of a long recording stand in one block. */
export const usualBlockBytes = 16 << 20;

/** Options and the rest of a block take no more besides a packet. */
const aroundPacket = 1 << 20;

export const longestBlock = (linkType: number): number =>
  Math.max(usualBlockBytes, longestRecord(linkType, usualRecordBytes) + aroundPacket);
