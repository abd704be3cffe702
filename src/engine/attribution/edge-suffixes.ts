/** Domains below which every name is an edge of one network. */
export interface EdgeSuffixRow {
  readonly network: string;
  /** With spaces between. */
  readonly suffixes: string;
  readonly source: string;
}

const webPageTest = 'github.com/catchpoint/WebPageTest.agent internal/optimization_checks.py: cdn_cnames';
const guance = 'github.com/GuanceCloud/guance-docs docs/en-ai/integrations/built-in_cdn_dict_config.md';
const cdnmon = 'pypi.org/project/cdnmon: cname_suffixes';

/**
 * Names that customers of content networks and front doors point their own at, and names of their own delivery. Left out on
 * purpose: what only steers (trafficmanager.net, akadns.net, cedexis.net, shifen.com: the machine they lead to may be the
 * only one), storage and load balancers of one region (amazonaws.com, aliyuncs.com, myqcloud.com, cloudapp.net), and domains
 * under which companies also keep other machines (cloudflare.com, qiniu.com, ucloud.cn, 126.net).
 */
export const edgeSuffixes: readonly EdgeSuffixRow[] = [
  {
    network: 'Akamai',
    suffixes: 'akamai.net akamaized.net akamaiedge.net akamaihd.net edgesuite.net edgekey.net srip.net',
    source: webPageTest
  },
  { network: 'Akamai', suffixes: 'tl88.net', source: webPageTest },
  { network: 'Amazon CloudFront', suffixes: 'cloudfront.net', source: webPageTest },
  {
    network: 'Fastly',
    suffixes: 'fastly.net fastlylb.net',
    source: webPageTest
  },
  { network: 'Cloudflare', suffixes: 'cloudflare.net', source: webPageTest },
  {
    network: 'Azure Front Door',
    suffixes: 'azureedge.net vo.msecnd.net',
    source: webPageTest
  },
  {
    network: 'Azure Front Door',
    suffixes: 'azurefd.net',
    source: 'learn.microsoft.com/answers/a/1876502: endpoints of Front Door are named below azurefd.net'
  },
  {
    network: 'Alibaba Cloud CDN',
    suffixes: 'alikunlun.com alikunlun.net cdngslb.com alicdn.com',
    source: guance
  },
  {
    network: 'Alibaba Cloud CDN',
    suffixes:
      'kunlunaq.com kunlunar.com kunlunca.com kunluncan.com kunlunea.com kunlungem.com kunlungr.com kunlunhuf.com kunlunle.com kunlunno.com kunlunpi.com kunlunsl.com kunlunso.com',
    source: cdnmon
  },
  { network: 'Tencent Cloud CDN', suffixes: 'cdntip.com dnsv1.com tdnsv5.com tcdnvod.com', source: guance }
];
