// Classic pcap (draft-ietf-opsawg-pcap): little-endian in, either byte order out.
const HEADER = 24;
const RECORD = 16;

export function readPcap(bytes) {
  const records = [];
  for (let at = HEADER; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 8);
    const data = Buffer.from(bytes.subarray(at + RECORD, at + RECORD + length));
    records.push({ seconds: bytes.readUInt32LE(at), fraction: bytes.readUInt32LE(at + 4), data });
    at += RECORD + length;
  }
  return {
    magic: bytes.readUInt32LE(0),
    snapLength: bytes.readUInt32LE(16),
    link: bytes.readUInt32LE(20),
    records
  };
}

const words = (values, bigEndian) => {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, i) =>
    bigEndian ? out.writeUInt32BE(value, i * 4) : out.writeUInt32LE(value, i * 4)
  );
  return out;
};

const version = (bigEndian) => (bigEndian ? 0x00020004 : 0x00040002);

export function writePcap({ magic, snapLength, link, records }, bigEndian = false) {
  const header = words([magic, version(bigEndian), 0, 0, snapLength, link], bigEndian);
  const parts = records.flatMap(({ seconds, fraction, data }) => [
    words([seconds, fraction, data.length, data.length], bigEndian),
    data
  ]);
  return Buffer.concat([header, ...parts]);
}
