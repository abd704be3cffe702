// HAR 1.2: serverIPAddress is the only place where an address stands. Nothing else of the producer's text changes.
import { substituteText } from './addresses.js';

export const rewriteHar = (bytes) =>
  String(bytes).replace(
    /("serverIPAddress": ?")([^"]+)"/g,
    (_, key, address) => `${key}${substituteText(address)}"`
  );
