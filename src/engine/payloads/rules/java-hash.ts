/** `String.hashCode` of the Java Platform API: s[0]·31^(n-1) + ... + s[n-1] in 32 bits, signed. */
export const javaHash = (text: string): number => {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
};
