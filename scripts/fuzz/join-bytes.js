/** @param {(Uint8Array | readonly number[])[]} parts */
export const joinBytes = (...parts) => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** @param {Uint8Array} bytes */
export const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param {number} value */
export const be16 = (value) => [(value >>> 8) & 255, value & 255];

/** @param {number} value */
export const be32 = (value) => [...be16(value >>> 16), ...be16(value)];
