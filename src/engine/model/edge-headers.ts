/** What an answer carries that only an edge of this network writes into it. */
export interface EdgeHeaderRow {
  /** As its maker spells it. */
  readonly header: string;
  readonly network: string;
  /** What its value must look like; a group in it is the airport code of the edge. Any value where this is missing. */
  readonly value?: RegExp;
  readonly example: string;
  readonly source: string;
}

const webPageTest = 'github.com/catchpoint/WebPageTest.agent internal/optimization_checks.py: cdn_headers';

/**
 * Where a row of two networks fits one answer, the first counts. Left out on purpose: `X-Cache: HIT` and `Via: 1.1 varnish`
 * (anybody's cache), `Via: 1.1 google` (a load balancer, which may stand in one region), `Server: AmazonS3` and
 * `tencent-cos` (storage in one region), `Server: Tengine` (software), `X-Edge-Location` (several makers).
 */
export const edgeHeaders: readonly EdgeHeaderRow[] = [
  {
    header: 'CF-RAY',
    network: 'Cloudflare',
    value: /^[0-9a-f]{12,20}-([A-Z]{3})$/,
    example: '8e1b2c3d4e5f6071-LHR',
    source:
      'developers.cloudflare.com/fundamentals/reference/http-headers: a hash and the airport code of the data centre'
  },
  {
    header: 'CF-Cache-Status',
    network: 'Cloudflare',
    example: 'DYNAMIC',
    source: 'developers.cloudflare.com/cache/concepts/cache-responses'
  },
  {
    header: 'Server',
    network: 'Cloudflare',
    value: /^cloudflare$/i,
    example: 'cloudflare',
    source: webPageTest
  },
  {
    header: 'X-Amz-Cf-Pop',
    network: 'Amazon CloudFront',
    value: /^([A-Z]{3})\d{1,3}(?:-[A-Z]\d{1,3})?$/,
    example: 'LHR61-P3',
    source:
      'docs.aws.amazon.com/AmazonCloudFront, general-helper-methods and standard log fields (x-edge-location): IATA code of the nearest airport, and a number'
  },
  {
    header: 'X-Amz-Cf-Id',
    network: 'Amazon CloudFront',
    example: 'k0aGdTzNcFmYj3x6JX0mYQ2p1w==',
    source: 'docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide, request ids'
  },
  {
    header: 'Via',
    network: 'Amazon CloudFront',
    value: /\.cloudfront\.net \(CloudFront\)$/,
    example: '1.1 0a1b2c3d4e5f.cloudfront.net (CloudFront)',
    source: webPageTest
  },
  {
    header: 'X-Cache',
    network: 'Amazon CloudFront',
    value: / from cloudfront$/i,
    example: 'Hit from cloudfront',
    source: 'docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide, x-edge-result-type'
  },
  {
    header: 'X-Served-By',
    network: 'Fastly',
    // Shielding writes more than one, and the one nearest to the client last.
    value: /(?:^|[, ])cache-[a-z0-9-]{3,40}-([A-Z]{3})$/,
    example: 'cache-iad-kiad7000025-IAD, cache-lcy-eglc8600031-LCY',
    source:
      'fastly.com/documentation/reference/http/http-headers/X-Served-By: cache-{datacenter}{nodeid}-{datacenter}'
  },
  {
    header: 'Server',
    network: 'Akamai',
    value: /^AkamaiGHost/,
    example: 'AkamaiGHost',
    source: 'techdocs.akamai.com, error pages of edge servers'
  },
  {
    header: 'X-Akamai-Transformed',
    network: 'Akamai',
    example: '9 - 0 pmb=mRUM,1',
    source: 'techdocs.akamai.com/edge-diagnostics, response headers'
  },
  {
    header: 'X-Akamai-Request-ID',
    network: 'Akamai',
    example: '1f2e3d4c',
    source: 'techdocs.akamai.com/edge-diagnostics, Pragma headers'
  },
  {
    header: 'Akamai-GRN',
    network: 'Akamai',
    example: '0.4d1f1602.1700000000.1a2b3c4d',
    source: 'techdocs.akamai.com/edge-diagnostics, global request number'
  },
  {
    header: 'Akamai-Cache-Status',
    network: 'Akamai',
    example: 'Hit from child',
    source: 'techdocs.akamai.com/property-mgr, log custom cache status'
  },
  {
    header: 'X-Cache',
    network: 'Akamai',
    value: /^[A-Z_]{3,40} from a[0-9-]{7,15}\.deploy\.(?:static\.)?akamaitechnologies\.com \(AkamaiGHost/,
    example: 'TCP_HIT from a2-22-33-44.deploy.akamaitechnologies.com (AkamaiGHost/11.5.3-1) (-)',
    source: 'techdocs.akamai.com/edge-diagnostics, Pragma headers'
  },
  {
    header: 'X-Azure-Ref',
    network: 'Azure Front Door',
    example: '20231114T221320Z-15f7',
    source: 'learn.microsoft.com/azure/frontdoor/refstring'
  },
  {
    header: 'X-MSEdge-Ref',
    network: 'Microsoft edge',
    example: 'Ref A: 0123 Ref B: LON21EDGE0106 Ref C: 2023-11-14T22:13:20Z',
    source: 'learn.microsoft.com/azure/frontdoor/front-door-http-headers-protocol, and answers of bing.com'
  },
  {
    header: 'EagleId',
    network: 'Alibaba Cloud CDN',
    example: '2ff6199a17000000000001234e',
    source: 'help.aliyun.com/zh/cdn, identifiers in answers'
  },
  {
    header: 'Ali-Swift-Global-Savetime',
    network: 'Alibaba Cloud CDN',
    example: '1700000000',
    source: 'help.aliyun.com/zh/cdn, identifiers in answers'
  },
  {
    header: 'X-NWS-LOG-UUID',
    network: 'Tencent Cloud CDN',
    example: '1234567890123456789',
    source: 'cloud.tencent.com/document/product/228, answer headers'
  },
  {
    header: 'EO-LOG-UUID',
    network: 'Tencent EdgeOne',
    example: '1234567890123456789',
    source: 'edgeone.ai/document/54212, default answer headers'
  },
  {
    header: 'EO-Cache-Status',
    network: 'Tencent EdgeOne',
    example: 'HIT',
    source: 'edgeone.ai/document/54212, default answer headers'
  },
  {
    header: 'Server',
    network: 'bunny.net',
    value: /^BunnyCDN-/,
    example: 'BunnyCDN-DE1-1081',
    source: 'docs.bunny.net/cdn/troubleshooting/run-traceroute: BunnyCDN-{PoP}-{server}'
  },
  {
    header: 'X-Vercel-Id',
    network: 'Vercel',
    value: /^([a-z]{3})\d::/,
    example: 'lhr1::iad1::abcde-1700000000000-0123456789ab',
    source: 'vercel.com/docs/headers/request-headers: the regions that a request met; vercel.com/docs/regions'
  },
  {
    header: 'Fly-Request-Id',
    network: 'Fly.io',
    value: /^[0-9A-HJKMNP-TV-Z]{26}-([a-z]{3})$/,
    example: '01HF7YAT00000000000000000Z-lhr',
    source: 'fly.io/docs/networking/request-headers and fly.io/docs/reference/regions'
  }
];
