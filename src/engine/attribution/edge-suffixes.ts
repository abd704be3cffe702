/** Domains below which every name is an edge of one network. */
export interface EdgeSuffixRow {
  readonly network: string;
  /** With spaces between. */
  readonly suffixes: string;
  readonly source: string;
}

const webPageTest = 'github.com/catchpoint/WebPageTest.agent internal/optimization_checks.py: cdn_cnames';
const guance = 'github.com/GuanceCloud/guance-docs docs/en-ai/integrations/built-in_cdn_dict_config.md';
const cnames =
  'github.com/ssdomei232/blog-global source/_posts/2024/06/cdn-cname.md: which network a CNAME belongs to';
const cdnmon = 'pypi.org/project/cdnmon: cname_suffixes';

const rows = (source: string, suffixes: Readonly<Record<string, string>>): EdgeSuffixRow[] =>
  Object.entries(suffixes).map(([network, list]) => ({ network, suffixes: list, source }));

/**
 * Names that customers of content networks and front doors point their own at, and names of their own delivery. Left out on
 * purpose: what only steers (trafficmanager.net, akadns.net, cedexis.net, shifen.com: the machine they lead to may be the
 * only one), storage and load balancers of one region (amazonaws.com, aliyuncs.com, myqcloud.com, cloudapp.net), and domains
 * under which companies also keep other machines (cloudflare.com, chinacache.net, qiniu.com, ucloud.cn, 126.net).
 */
export const edgeSuffixes: readonly EdgeSuffixRow[] = [
  ...rows(webPageTest, {
    Akamai:
      'akamai.net akamaized.net akamaiedge.net akamaihd.net edgesuite.net edgekey.net srip.net deploy.akamaitechnologies.com deploy.static.akamaitechnologies.com tl88.net',
    'Amazon CloudFront': 'cloudfront.net',
    Fastly: 'fastly.net fastlylb.net',
    Cloudflare: 'cloudflare.net',
    'Azure Front Door': 'azureedge.net vo.msecnd.net',
    'bunny.net': 'b-cdn.net',
    CacheFly: 'cachefly.net',
    CDN77: 'cdn77.net cdn77.org',
    CDNetworks: 'cdngc.net gccdn.net panthercdn.com',
    CDNsun: 'cdnsun.net',
    CDNvideo: 'cdnvideo.ru cdnvideo.net',
    NGENIX: 'ngenix.net',
    TRBCDN: 'trbcdn.net',
    ChinaCache: 'ccgslb.com',
    Wangsu: 'lxdns.com wscdns.com wscloudcdn.com ourwebpic.com',
    'Alibaba Cloud CDN': 'gslb.tbcache.com tbcdn.cn',
    Edgecast:
      'edgecastcdn.net systemcdn.net transactcdn.net v1cdn.net v2cdn.net v3cdn.net v4cdn.net v5cdn.net',
    Facebook: 'fbcdn.net cdninstagram.com',
    'Advanced Hosters': 'pix-cdn.org',
    Azion: 'azioncdn.net azioncdn.com azion.net',
    BelugaCDN: 'belugacdn.com belugacdn.link',
    'Tata Communications': 'bitgravity.com',
    GoCache: 'cdn.gocache.net',
    StackPath: 'hwcdn.net stackpathdns.com netdna-cdn.com netdna-ssl.com',
    ImageEngine: 'imgeng.in',
    Imperva: 'incapdns.net',
    KeyCDN: 'kxcdn.com',
    KINX: 'kinxcdn.com kinxcdn.net',
    'Leaseweb CDN': 'lswcdn.net lswcdn.eu',
    Lumen: 'footprint.net fpbns.net',
    Limelight: 'llnwd.net llnwi.net lldns.net',
    Medianova: 'mncdn.com mncdn.net mncdn.org',
    OnApp: 'r.worldcdn.net r.worldssl.net',
    PUSHR: 'pushrcdn.com',
    Rackspace: 'raxcdn.com',
    'Reflected Networks': 'rncdn1.com rncdn7.com',
    SwiftServe: 'swiftcdn1.com swiftserve.com',
    VegaCDN: 'vegacdn.vn vegacdn.com',
    Yottaa: 'yottaa.net'
  }),
  ...rows(guance, {
    'Alibaba Cloud CDN': 'alikunlun.com alikunlun.net cdngslb.com alicdn.com',
    'Tencent Cloud CDN': 'cdntip.com dnsv1.com tdnsv5.com tcdnvod.com tencdns.net',
    'Baidu Cloud CDN': 'bdydns.com yunjiasu-cdn.net',
    'Huawei Cloud CDN': 'cdnhwc1.com cdnhwc2.com cdnhwc3.com',
    'Kingsoft Cloud CDN': 'ksyuncdn.com ks-cdn.com ksyuncdn-k1.com',
    'JD Cloud CDN': 'jcloud-cdn.com jdcdn.com',
    Qiniu: 'qiniudns.com',
    UPYUN: 'aicdn.com',
    UCloud: 'cdndo.com',
    '360 CDN': 'qhcdn.com qh-cdn.com qihucdn.com 360cdn.com',
    NetEase: '163jiasu.com',
    ChinaCache: 'ccgslb.com.cn ccgslb.net ccgslb.cn c3cache.net',
    Wangsu:
      'wswebcdn.com wswebpic.com customcdn.com.cn customcdn.cn 51cdn.com cdn20.com wsdvs.com wsglb0.com speedcdns.com wtxcdn.com wsssec.com mwcloudcdn.com mwcname.com',
    CDNetworks: 'cdnga.net gccdn.cn',
    Dnion: 'ewcache.com globalcdn.cn tlgslb.com fastcdn.com flxdns.com dlgslb.cn',
    Baishan: 'bsgslb.cn qingcdn.com bsclink.cn trpcdn.net',
    FastWeb: 'fastwebcdn.com cloudglb.com fwcdn.com hacdn.net',
    Knownsec: 'jiashule.com jiasule.org',
    Meituan: 'msscdn.com',
    VeryCloud: 'verycdn.net verygslb.com',
    Zenlayer: 'zenlogic.net uxengine.net',
    Edgecast: 'mucdn.net nucdn.net alphacdn.net zetacdn.net',
    'Azure Front Door': 'mschcdn.com v0cdn.net',
    'G-Core Labs': 'gcdn.co',
    StackPath: 'stackpathcdn.com',
    Limelight: 'unud.net',
    Bilibili: 'hdslb.com hdslb.net'
  }),
  ...rows(cnames, {
    'Tencent EdgeOne': 'dnse2.com',
    'Tencent Cloud CDN': 'spcdntip.com',
    'Baidu Cloud CDN': 'jomodns.com',
    'Kingsoft Cloud CDN': 'ks-cdn1.com',
    'State Cloud (China Telecom)': 'ctdns.cn',
    Qianxin: 'qianxincdn.com'
  }),
  // Its customers' names end in kunlun and a few letters: these were seen, more exist.
  ...rows(`${guance}: kunlun*.com; ${cdnmon}`, {
    'Alibaba Cloud CDN':
      'kunlunaq.com kunlunar.com kunlunca.com kunluncan.com kunlunea.com kunlungem.com kunlungr.com kunlunhuf.com kunlunle.com kunlunno.com kunlunpi.com kunlunsl.com kunlunso.com kunlunli.com kunlunra.com kunlunsa.com kunlunsc.com kunlunta.com kunlunvi.com kunlunwe.com'
  }),
  ...rows(cdnmon, {
    'Volcengine (ByteDance)': 'volcgslb.com',
    'BytePlus (ByteDance)': 'bplslb.com',
    'Douyin (ByteDance)': 'cdnbuild.com zjgslb.com bytegslb.com',
    Wangsu: 'wscvip.cn wscvip.com wsglb0.cn cdn30.com'
  }),
  ...rows('github.com/projectdiscovery/cdncheck cmd/generate-index/provider.yaml: common fqdn', {
    Imperva: 'impervadns.net'
  }),
  ...rows('learn.microsoft.com/answers/a/1876502: endpoints of Front Door are named below azurefd.net', {
    'Azure Front Door': 'azurefd.net'
  })
];
