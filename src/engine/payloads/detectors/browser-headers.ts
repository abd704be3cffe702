/**
 * What browsers and HTTP libraries send to everyone of themselves (Message Headers registry of IANA,
 * iana.org/assignments/http-fields): it says nothing that was meant for this recipient.
 */
export const browserHeaders: ReadonlySet<string> = new Set(
  `accept accept-charset accept-encoding accept-language access-control-request-headers
  access-control-request-method authorization cache-control connection content-disposition content-encoding
  content-length content-type cookie date dnt early-data etag expect expires forwarded host if-match
  if-modified-since if-none-match if-range if-unmodified-since keep-alive last-modified max-forwards origin pragma
  priority proxy-authorization proxy-connection purpose range referer save-data sec-ch-ua sec-ch-ua-arch
  sec-ch-ua-bitness sec-ch-ua-full-version sec-ch-ua-full-version-list sec-ch-ua-mobile sec-ch-ua-model
  sec-ch-ua-platform sec-ch-ua-platform-version sec-ch-ua-wow64 sec-fetch-dest sec-fetch-mode sec-fetch-site
  sec-fetch-user sec-gpc sec-purpose sec-websocket-extensions sec-websocket-key sec-websocket-protocol
  sec-websocket-version te trailer transfer-encoding upgrade upgrade-insecure-requests user-agent via
  x-requested-with`.split(/\s+/)
);
