import { byName, forCountry, forDomains, listed, trackhar, quoted, type CompanyRow } from './row.ts';

const adLists = (comment: string) =>
  forDomains(`github.com/v2fly/domain-list-community data/category-ads: ${comment}`);

/** Makers of analytics, push and advertising kits of mainland China: their software speaks from other people's apps. */
export const chinaKits: readonly CompanyRow[] = [
  {
    id: 'sensors-data',
    name: 'Sensors Data',
    country: 'CN',
    domains: 'sensorsdata.cn',
    sources: [
      forCountry('https://github.com/sensorsdata/sa-sdk-java, README: head office in Beijing'),
      adLists('static.sensorsdata.cn')
    ]
  },
  {
    id: 'aurora-mobile',
    name: 'Aurora Mobile (JPush)',
    country: 'CN',
    domains: `jiguang.cn jpush.cn jpush.io jpushoa.com aurorapush.cn pushcfg.com jchat.io jsurvey.cn jvoice.cn jmlk.co
      japps.cn`,
    sources: [
      forCountry(
        'https://sec.gov/Archives/edgar/data/1737339/000119312522104903/0001193125-22-104903.txt: business address'
      ),
      listed('jiguang')
    ]
  },
  {
    id: 'getui',
    name: 'Getui (Merit Interactive)',
    country: 'CN',
    domains: 'getui.cn getui.com getui.net gepush.com igehuo.com igetui.com igexin.com',
    sources: [
      forCountry(
        'github.com/v2fly/domain-list-community data/getui: 每日互动股份有限公司, licensed in Zhejiang (浙ICP备14019898号)'
      ),
      listed('getui')
    ]
  },
  {
    id: 'talkingdata',
    name: 'TalkingData',
    country: 'CN',
    domains: 'talkingdata.com talkingdata.net talkinggame.com tendcloud.com cpatrk.net',
    sources: [
      forCountry(
        'https://www.talkingdata.com/privacy_en.html: Beijing Tendcloud Tianxia Technology Co., Ltd.'
      ),
      listed('tendcloud')
    ]
  },
  {
    id: 'growingio',
    name: 'GrowingIO',
    country: 'CN',
    domains: 'growingio.com growingio.cn giocdn.com gio.ren datayi.cn growin.cn',
    sources: [
      forCountry('github.com/v2fly/domain-list-community data/growingio: 北京易数科技 (Beijing)'),
      listed('growingio')
    ]
  },
  {
    id: 'mobvista',
    name: 'Mobvista (Mintegral)',
    country: 'CN',
    domains: 'mintegral.com mintegral.net rayjump.com',
    sources: [
      forCountry(
        'github.com/datenanfragen/data companies/mintegral.json: Mobvista (Guangzhou) Technology Company Limited'
      ),
      trackhar('rayjump')
    ]
  },
  {
    id: 'mobtech',
    name: 'MobTech',
    country: 'CN',
    domains: 'mob.com',
    sources: [quoted('上海游昆信息技术有限公司，以下称“MobTech”', 'Shanghai'), byName('mob')]
  },
  {
    id: 'kuaishou',
    name: 'Kuaishou',
    country: 'CN',
    domains: `kuaishou.com kuaishou.cn kuaishouzt.com kuaishoupay.com kwaicdn.com kwaizt.com kwimgs.com gifshow.com
      inkuai.com ksapisrv.com yximgs.com adkwai.com adbkwai.com adukwai.com`,
    sources: [quoted('北京快手科技有限公司', 'Beijing'), listed('kuaishou')]
  },
  {
    id: 'bilibili',
    name: 'Bilibili',
    country: 'CN',
    domains: `bilibili.com biliapi.com biliapi.net bilibiligame.net biligame.com biligame.net bilivideo.com bilivideo.cn
      hdslb.com b23.tv acgvideo.com`,
    sources: [
      forCountry(
        'https://quarterlytics.com/company/bilibili_bili/annual-report-2018 (20-F): principal executive offices'
      ),
      listed('bilibili')
    ]
  },
  {
    id: 'meituan',
    name: 'Meituan',
    country: 'CN',
    domains: 'meituan.com meituan.net dianping.com',
    sources: [
      forCountry(
        'https://www.marketscreener.com/quote/stock/MEITUAN-47006634/news/Meituan-Dianping-2020-Interim-Report-31256099/: head office'
      ),
      listed('meituan')
    ]
  },
  {
    id: 'pdd',
    name: 'PDD (Pinduoduo, Temu)',
    country: 'CN',
    domains: 'pinduoduo.com pinduoduo.net pddcdn.com pddpic.com yangkeduo.com temu.com',
    sources: [
      forCountry(
        'https://en.pingwest.com/a/11691: by its own word the head office is in Shanghai; filings name an office in Dublin'
      ),
      listed('pinduoduo'),
      listed('temu')
    ]
  },
  {
    id: 'shein',
    name: 'SHEIN',
    country: null,
    domains: 'shein.com',
    sources: [forDomains('github.com/datenanfragen/data companies/shein.json: web')]
  },
  {
    id: 'kingsoft',
    name: 'Kingsoft',
    country: 'CN',
    domains: `kingsoft.com kingsoft-office-service.com ksosoft.com kimg.cn ks-cdn.com ks-live.com ksyun.com ksyuncdn.com
      ksyungslb.com wps.cn wps.com wpscdn.cn wpscdn.com kdocs.cn docer.com iciba.com`,
    sources: [
      quoted('“WPS”、WPS 徽标、“WPS+” 和 “WPS 365”是北京金山办公软件股份有限公司', 'Beijing'),
      listed('kingsoft'),
      listed('wps')
    ]
  },
  {
    id: 'cheetah-mobile',
    name: 'Cheetah Mobile',
    country: null,
    domains:
      'cmcm.com cmcmcdn.com cheetahfun.com liebao.cn ijinshan.com duba.com duba.net drivergenius.com ksmobile.com',
    sources: [listed('cheetahmobile'), listed('kingsoft')]
  }
];
