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
const wappalyzer = 'wappalyzer 6.10.66, technologies of category CDN';
const perfsee = 'github.com/perfsee/perfsee packages/platform/src/common/utils/cdn-detector/data/headers.ts';
const speedTest = 'github.com/XIU2/CloudflareSpeedTest task/httping.go: answers of several networks';
const pragma = 'techdocs.akamai.com/edge-diagnostics/docs/pragma-headers';
const edgeOne = 'edgeone.ai/document/54212: default answer headers';
const quoted = 'answers quoted in public repositories';

type Said = Pick<EdgeHeaderRow, 'network' | 'example' | 'value'>;

const rows = (source: string, header: string, ...said: readonly Said[]): EdgeHeaderRow[] =>
  said.map((one) => ({ header, source, ...one }));

/**
 * Where rows of two networks fit one answer, the first counts. Left out on purpose: `X-Cache: HIT` and `Via: 1.1 varnish`
 * (anybody's cache), `Via: 1.1 google` (a load balancer, which may stand in one region), `Server: AmazonS3` and
 * `tencent-cos` (storage in one region), `Server: Tengine` (software), `X-Edge-Location` (several makers).
 */
export const edgeHeaders: readonly EdgeHeaderRow[] = [
  ...rows('http.dev/cf-ray: a hash and the IATA code of the data centre', 'CF-RAY', {
    network: 'Cloudflare',
    value: /^[0-9a-f]{12,20}-([A-Z]{3})$/,
    example: '8e1b2c3d4e5f6071-LHR'
  }),
  ...rows('http.dev/x-amz-cf-pop: an IATA code, a number and a tier', 'X-Amz-Cf-Pop', {
    network: 'Amazon CloudFront',
    value: /^([A-Z]{3})\d{1,3}(?:-[A-Z]\d{1,3})?$/,
    example: 'LHR61-P3'
  }),
  ...rows(
    'fastly.com/documentation/reference/http/http-headers/X-Served-By: cache-{datacenter}{nodeid}-{datacenter}; http.dev/x-served-by: IATA codes, the node nearest to the user last',
    'X-Served-By',
    {
      network: 'Fastly',
      value: /(?:^|[, ])cache-[a-z0-9-]{3,40}-([A-Z]{3})$/,
      example: 'cache-iad-kiad7000025-IAD, cache-lcy-eglc8600031-LCY'
    }
  ),
  ...rows(
    'vercel.com/docs/headers/request-headers: the regions that a request met; vercel.com/docs/regions',
    'X-Vercel-Id',
    {
      network: 'Vercel',
      value: /^([a-z]{3})\d::/,
      example: 'lhr1::iad1::abcde-1700000000000-0123456789ab'
    }
  ),
  ...rows(
    'tangled.org/openstatus.dev/openstatus packages/header-analysis/src/parser/fly-request-id.ts',
    'Fly-Request-Id',
    {
      network: 'Fly.io',
      value: /^[0-9A-HJKMNP-TV-Z]{26}-([a-z]{3})$/,
      example: '01HF7YAT00000000000000000Z-lhr'
    }
  ),

  ...rows(
    webPageTest,
    'Server',
    { network: 'Cloudflare', value: /^cloudflare$/i, example: 'cloudflare' },
    { network: 'Edgecast', value: /^(?:ECAcc|ECS|ECD) \([^)]*\)$/, example: 'ECAcc (lha/8D2F)' },
    { network: 'Sucuri', value: /^Sucuri\/Cloudproxy$/, example: 'Sucuri/Cloudproxy' },
    { network: 'Netlify', value: /^Netlify$/, example: 'Netlify' },
    { network: 'Fly.io', value: /^Fly(?:\.io)?\/[0-9a-f]+ /, example: 'Fly/0123abcd (2023-11-14)' },
    { network: 'GoCache', value: /^gocache$/, example: 'gocache' },
    { network: 'Medianova', value: /^MNCDN-\d+$/, example: 'MNCDN-2145' },
    { network: 'Myra', value: /^myracloud$/, example: 'myracloud' },
    { network: 'Naver', value: /^Testa\//, example: 'Testa/6.4.0' },
    { network: 'Baidu Cloud CDN', value: /^yunjiasu(?:-nginx)?$/, example: 'yunjiasu-nginx' }
  ),
  ...rows(
    wappalyzer,
    'Server',
    { network: 'Airee', value: /^Airee/, example: 'Airee/Cloud' },
    { network: 'ArvanCloud', value: /^ArvanCloud$/, example: 'ArvanCloud' },
    { network: 'Azion', value: /^Azion /, example: 'Azion Technologies' },
    { network: 'CDN77', value: /^CDN77-Turbo$/, example: 'CDN77-Turbo' },
    { network: 'CacheFly', value: /^CFS /, example: 'CFS 0215' },
    { network: 'KeyCDN', value: /^keycdn-engine$/, example: 'keycdn-engine' },
    { network: 'Hostinger CDN', value: /^hcdn$/, example: 'hcdn' }
  ),
  ...rows('docs.bunny.net/cdn/troubleshooting/run-traceroute: BunnyCDN-{PoP}-{server}', 'Server', {
    network: 'bunny.net',
    value: /^BunnyCDN-/,
    example: 'BunnyCDN-DE1-1081'
  }),
  ...rows('github.com/EnableSecurity/wafw00f wafw00f/plugins/kona.py', 'Server', {
    network: 'Akamai',
    value: /^AkamaiGHost$/,
    example: 'AkamaiGHost'
  }),

  ...rows(wappalyzer, 'CF-Cache-Status', { network: 'Cloudflare', example: 'DYNAMIC' }),
  ...rows(wappalyzer, 'X-Amz-Cf-Id', {
    network: 'Amazon CloudFront',
    example: 'k0aGdTzNcFmYj3x6JX0mYQ2p1w=='
  }),
  ...rows(webPageTest, 'Via', {
    network: 'Amazon CloudFront',
    value: /^\d\.\d [0-9a-z]+\.cloudfront\.net \(CloudFront\)$/,
    example: '1.1 0a1b2c3d4e5f.cloudfront.net (CloudFront)'
  }),
  ...rows(wappalyzer, 'X-Fastly-Request-ID', {
    network: 'Fastly',
    example: '0123456789abcdef0123456789abcdef01234567'
  }),
  ...rows(wappalyzer, 'X-Akamai-Transformed', { network: 'Akamai', example: '9 - 0 pmb=mRUM,1' }),
  ...rows(perfsee, 'X-Akamai-Request-ID', { network: 'Akamai', example: '75b105f.192cb54e' }),
  ...rows('techdocs.akamai.com/property-mgr/docs/global-req-number', 'Akamai-GRN', {
    network: 'Akamai',
    example: '0.05313217.1567801841.1457a3'
  }),
  ...rows(pragma, 'X-Cache', {
    network: 'Akamai',
    value: /^[A-Z_]{3,40} from a[0-9-]{7,15}\.deploy\.(?:static\.)?akamaitechnologies\.com \(AkamaiGHost/,
    example: 'TCP_HIT from a2-22-33-44.deploy.akamaitechnologies.com (AkamaiGHost/11.5.3-1) (-)'
  }),
  ...rows(webPageTest, 'X-Cache', {
    network: 'Wangsu',
    value: /^[A-Z]+ from [a-z0-9.-]*cache\.51cdn\.com$/,
    example: 'HIT from cache.51cdn.com'
  }),
  ...rows('docs.azure.cn/en-us/frontdoor/refstring', 'X-Azure-Ref', {
    network: 'Azure Front Door',
    example: '20231114T221320Z-15f7'
  }),
  ...rows(`${quoted}: beside X-Azure-Ref, and of bing.com`, 'X-MSEdge-Ref', {
    network: 'Azure Front Door',
    example: 'Ref A: 0123 Ref B: LON21EDGE0106 Ref C: 2023-11-14T22:13:20Z'
  }),
  ...rows(wappalyzer, 'X-NF-Request-ID', { network: 'Netlify', example: '01HF7YAT00000000000000000Z' }),
  ...rows(wappalyzer, 'X-Iinfo', { network: 'Imperva', example: '5-1234567-1234568 NNNN CT(1 1 0)' }),
  ...rows(webPageTest, 'X-CDN', {
    network: 'Imperva',
    value: /^(?:Incapsula|Imperva)$/,
    example: 'Incapsula'
  }),
  ...rows(webPageTest, 'X-Sucuri-ID', { network: 'Sucuri', example: '15011' }),
  ...rows(webPageTest, 'X-HW', {
    network: 'StackPath',
    example: '1700000000.dop012.lo4.t,1700000000.cds034.lo4.hn'
  }),
  ...rows(webPageTest, 'X-Ngenix-Cache', { network: 'NGENIX', example: 'HIT' }),
  ...rows(speedTest, 'X-77-Pop', { network: 'CDN77', example: 'frankfurtDE' }),
  ...rows(speedTest, 'X-ID-FE', {
    network: 'G-Core Labs',
    value: /^[a-z0-9]+-hw-edge-gc\d+$/,
    example: 'sg1-hw-edge-gc12'
  }),
  ...rows(`${quoted}: beside Via of cache servers, and of files on Alibaba's storage`, 'EagleId', {
    network: 'Alibaba Cloud CDN',
    example: '755bb3db15594682489974'
  }),
  ...rows(`${quoted}: beside EagleId`, 'Ali-Swift-Global-Savetime', {
    network: 'Alibaba Cloud CDN',
    example: '1558590960'
  }),
  ...rows(`${quoted}: beside Server: nws`, 'X-NWS-LOG-UUID', {
    network: 'Tencent Cloud CDN',
    example: '98801002280863795'
  }),
  ...rows(edgeOne, 'EO-LOG-UUID', { network: 'Tencent EdgeOne', example: '1234567890123456789' }),
  ...rows(edgeOne, 'EO-Cache-Status', { network: 'Tencent EdgeOne', example: 'HIT' }),
  ...rows(`${quoted}: with X-Tt-Trace-Tag of ByteDance`, 'X-Bdcdn-Cache-Status', {
    network: 'Volcengine (ByteDance)',
    example: 'TCP_HIT'
  })
];
