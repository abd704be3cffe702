import {
  financeDatabase,
  forCountry,
  forDomains,
  forParent,
  ieee,
  listed,
  thirdPartyWeb,
  quoted,
  byName,
  type CompanyRow
} from './row.ts';

const alibabaProspectus = 'https://docslib.org/doc/3557982/our-history-and-corporate-structure';

/** Platforms of mainland China and the networks, shops, maps and browsers they own. */
export const china: readonly CompanyRow[] = [
  {
    id: 'alibaba',
    name: 'Alibaba',
    country: 'CN',
    domains: `alibaba.com alibaba-inc.com alibabagroup.com alibabacorp.com alibabacloud.com alibabadns.com alicdn.com
      ialicdn.com myalicdn.com alicloud.com alicloudapi.com alidns.com aliimg.com alikunlun.com alikunlun.net
      alimama.com aliyun.com aliyuncs.com aliyun-inc.com aliyuncdn.com aliyuncdn.net aliyunpds.com aliexpress.com
      aliexpress.ru aliapp.org cdngslb.com cainiao.com dingtalk.com ele.me etao.com fliggy.com kunlunca.com
      kunluncan.com kunlunsl.com kunlunaq.com lazada.com mmstat.com 1688.com quark.cn taobao.com taobao.org
      taobaocdn.com tbcache.com tb.cn tmall.com tmall.ru wandoujia.com yunos.com hichina.com`,
    sources: [
      forCountry('https://docs-src.alibabagroup.com/en/about/faqs: principal executive offices'),
      listed('alibaba'),
      listed('aliyun'),
      listed('alibaba-ads'),
      forDomains(
        'https://github.com/xland/redredstar/blob/98ece6ea562dc02ba716c9019349417325728f25/src/renderer/debug2.js: mmstat.com'
      )
    ]
  },
  {
    id: 'ucweb',
    name: 'UCWeb',
    country: null,
    parent: 'alibaba',
    domains: 'uc.cn uc123.com ucweb.com uczzd.cn',
    sources: [forParent(`${alibabaProspectus}: 2014`), listed('uc')]
  },
  {
    id: 'umeng',
    name: 'Umeng',
    country: 'CN',
    parent: 'alibaba',
    domains: `umeng.com umengcloud.com umsns.com umtrack.com uyunad.com cnzz.com mobmore.com puata.info shujupie.com
      whalecloud.com`,
    sources: [
      quoted('友盟同欣（北京）科技有限公司', 'Beijing'),
      forParent('github.com/v2fly/domain-list-community data/alibaba: include:umeng'),
      listed('umeng')
    ]
  },
  {
    id: 'amap',
    name: 'AutoNavi (Amap)',
    country: 'CN',
    parent: 'alibaba',
    domains: 'amap.com amapauto.com autonavi.com gaode.com',
    sources: [
      quoted('高德定位SDK（北京市 高德软件有限公司）', 'Beijing'),
      forParent(`${alibabaProspectus}: 2014`),
      listed('alibaba')
    ]
  },
  {
    id: 'alipay',
    name: 'Alipay (Ant Group)',
    country: 'CN',
    domains: `alipay.com alipay.cn alipay.com.cn alipaydns.com alipayobjects.com alipaylog.com alipayplus.com antgroup.com
      antfin.com antfortune.com fund123.cn`,
    sources: [
      quoted('支付宝（杭州）信息技术有限公司（以下简称“支付宝”）', 'Hangzhou'),
      listed('alibaba'),
      listed('alibaba-ads')
    ]
  },
  {
    id: 'tencent',
    name: 'Tencent',
    country: 'CN',
    domains: `qq.com qq.com.cn qpic.cn qlogo.cn gtimg.cn gtimg.com idqqimg.com imqq.com myapp.com foxmail.com qzone.com
      tencent.com tencent.cn tencent.com.cn tencent.net tencentmusic.com tencentcloudapi.com tencent-cloud.com
      tencent-cloud.net tencentcs.com tencentcos.cn tencentcos.com tencentyun.com myqcloud.com qcloud.com
      qcloudcdn.com cdn-go.cn tenpay.com wechat.com weixinbridge.com servicewechat.com weiyun.com wetv.vip
      wetvinfo.com ugdtimg.com dnspod.cn dnspod.com tdnsv1.com tdnsv5.com`,
    sources: [
      financeDatabase('China', 'Internet Content & Information', 'Tencent Holdings Limited'),
      ieee('Shenzhen Tencent Computer System Co., Ltd.'),
      listed('tencent'),
      listed('qcloud'),
      listed('tencent-ads')
    ]
  },
  {
    id: 'baidu',
    name: 'Baidu',
    country: 'CN',
    merges: 'baidu-analytics',
    domains: `baidu.com baidu.cn baidu.com.cn baidubce.com baiducontent.com baidupcs.com baidustatic.com bcebos.com
      bdimg.com bdstatic.com bdtjrcv.com bdydns.com hao123.com jomodns.com tieba.com tiebaimg.com smartapps.cn`,
    sources: [
      financeDatabase('China', 'Internet Content & Information', 'Baidu, Inc.'),
      ieee('Baidu Online Network Technology (Beijing) Co., Ltd'),
      listed('baidu')
    ]
  },
  {
    id: 'bytedance-ltd',
    name: 'ByteDance',
    country: 'CN',
    domains: `bytedance.com bytedance.net bytedanceapi.com bytecdn.cn bytedapm.com bytedcdn.com byteimg.com byteoversea.com
      byteoversea.net byteacct.com bytefae.com bytegecko.com bytetcc.com bdurl.net douyin.com douyincdn.com
      douyinpic.com douyinvod.com ibytedtos.com ibyteimg.com iesdouyin.com ixigua.com pstatp.com snssdk.com
      ctobsnssdk.com toutiao.com toutiaoapi.com toutiaocdn.com toutiaoimg.com volces.com volccdn.com
      volceapplog.com volcengine.com volcengineapi.com volcvideo.com zijieapi.com pangolin-sdk-toutiao.com
      pangolin-sdk-toutiao-b.com amemv.com capcut.com`,
    sources: [ieee('Bytedance'), listed('bytedance'), listed('bytedance-ads'), listed('volcengine')]
  },
  {
    id: 'tiktok',
    name: 'TikTok',
    country: null,
    parent: 'bytedance-ltd',
    domains: 'tiktok.com tiktokcdn.com tiktokv.com muscdn.com musical.ly',
    sources: [
      forParent('github.com/v2fly/domain-list-community data/bytedance: include:tiktok'),
      listed('tiktok'),
      thirdPartyWeb
    ]
  },
  {
    id: 'netease',
    name: 'NetEase',
    country: 'CN',
    domains: `163.com 126.com 126.net 127.net 163yun.com 166.net kaola.com lofter.com nease.net netease.com netease.im
      qiyukf.com ydstatic.com yeah.net youdao.com`,
    sources: [ieee('Hangzhou Netease Yanxuan Trading Co.,Ltd'), listed('netease')]
  },
  {
    id: 'qihoo-360',
    name: 'Qihoo 360',
    country: 'CN',
    domains: `360.cn 360.com 360kan.com 360kuai.com 360os.com 360safe.com 360shouji.com 360totalsecurity.com
      360tpcdn.com 360webcache.com haosou.com qhimg.com qhimgs1.com qhmsg.com qhres.com qhstatic.com qhupdate.com
      qihoo.com qihucdn.com qikucdn.com so.com yunpan.cn`,
    sources: [ieee('Qihoo 360 Technology Co.,Ltd'), listed('qihoo360')]
  },
  {
    id: 'sina',
    name: 'Sina',
    country: null,
    domains:
      'sina.cn sina.com sina.com.cn sina.net sinaapp.com sinaedge.com sinaimg.cn sinaimg.com sinajs.cn',
    sources: [listed('sina')]
  },
  {
    id: 'weibo',
    name: 'Weibo',
    country: 'CN',
    parent: 'sina',
    domains: 'weibo.com weibo.cn weibo.com.cn weibocdn.com weibopay.com wbimg.cn wbimg.com t.cn',
    sources: [
      financeDatabase('China', 'Internet Content & Information', 'Weibo Corporation'),
      forParent('github.com/JerBouma/FinanceDatabase: Weibo Corporation is a subsidiary of Sina Corporation'),
      listed('sina')
    ]
  },
  {
    id: 'jd',
    name: 'JD.com',
    country: 'CN',
    domains: `jd.com jd.cn jd.com.cn jd.hk jd.id jd.ru 3.cn 360buy.com 360buyimg.com jcloud.com jcloudcs.com jdcloud.com
      jdcloud-api.com jdpay.com joybuy.com yhd.com`,
    sources: [ieee('Beijing Jingdong Century Trading Co., LTD.'), listed('jd')]
  },
  {
    id: 'ucloud',
    name: 'UCloud',
    country: 'CN',
    domains:
      'ucloud.cn ucloud.com.cn ucloudapi.com ucloudoss.com ufileos.com ucloud-edm.com u-cdn.com ucgslb.com',
    sources: [ieee('UCloud Technology Co., Ltd.'), listed('ucloud')]
  },
  {
    id: 'iflytek',
    name: 'iFlytek',
    country: 'CN',
    domains: 'iflytek.com iflyink.com iflyrec.com iflysec.com xfyun.cn xunfei.cn zhixue.com',
    sources: [ieee('IFLYTEK CO.,LTD.'), listed('iflytek')]
  },
  {
    id: 'maxthon',
    name: 'Maxthon',
    country: null,
    domains: 'maxthon.com',
    sources: [byName('maxthon')]
  }
];
