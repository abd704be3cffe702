import {
  byName,
  financeDatabase,
  forCountry,
  forDomains,
  forParent,
  ieee,
  listed,
  quoted,
  thirdPartyWeb,
  type CompanyRow
} from './row.ts';

/** Korea, Japan, Singapore, India and Taiwan. */
export const asia: readonly CompanyRow[] = [
  {
    id: 'samsung-electronics',
    name: 'Samsung',
    country: 'KR',
    domains: `samsung.com samsungads.com samsungapps.com samsungcloud.com samsungconsent.com samsungdm.com
      samsunghealth.com samsungiotcloud.com samsungknox.com samsungosp.com samsungqbe.com samsungrs.com
      galaxyappstore.com game-platform.net knoxemm.com ospserver.net`,
    sources: [ieee('Samsung Electronics Co.,Ltd'), listed('samsung')]
  },
  {
    id: 'lg',
    name: 'LG Electronics',
    country: 'KR',
    domains: 'lg.com lge.com lge.co.kr lgappstv.com',
    sources: [ieee('LG Electronics'), listed('lg')]
  },
  {
    id: 'kakao',
    name: 'Kakao',
    country: 'KR',
    domains: `kakao.com kakao.co.kr kakaocdn.net kakaocorp.com kakaopay.com kakaobank.com kakaoenterprise.com
      kakaomobility.com kgslb.com onkakao.net melon.com`,
    sources: [
      financeDatabase('South Korea', 'Internet Content & Information', 'Kakao Corp.'),
      listed('kakao'),
      thirdPartyWeb
    ]
  },
  {
    id: 'naver',
    name: 'Naver',
    country: 'KR',
    domains: 'naver.com naver.net navercorp.com pstatic.net',
    sources: [
      financeDatabase('South Korea', 'Internet Content & Information', 'NAVER Corporation'),
      listed('naver')
    ]
  },
  {
    id: 'nhn',
    name: 'NHN (Toast)',
    country: 'KR',
    domains: 'nhn.com toast.com',
    sources: [ieee('NHN Entertainment'), byName('nhn', 'toast')]
  },
  {
    id: 'line-corporation',
    name: 'LINE (LY Corporation)',
    country: 'JP',
    merges: 'yahoo-japan',
    domains:
      'line.me lin.ee line-apps.com line-cdn.net line-scdn.net yahoo.co.jp yimg.jp yjtag.jp lycorp.co.jp',
    sources: [
      forCountry(
        'https://sec.gov/Archives/edgar/data/1611820/000115752317000925/a51530935.htm: principal executive offices'
      ),
      listed('line'),
      listed('yahoo'),
      forDomains('https://www.lycorp.co.jp: LINE and Yahoo Japan are one company')
    ]
  },
  {
    id: 'rakuten',
    name: 'Rakuten',
    country: 'JP',
    merges: 'rakuten-marketing',
    domains:
      'rakuten.com rakuten.co.jp rakuten.ca rakuten.tw rakuten.com.tw r10s.com r10s.jp rakuten-static.com',
    sources: [
      quoted('Rakuten Group, Inc. is a Japanese technology conglomerate based in Tokyo'),
      listed('rakuten')
    ]
  },
  {
    id: 'sony',
    name: 'Sony',
    country: 'JP',
    domains: 'sony.com sony.net sony.co.jp sony.co.uk sony.de sony.eu sony.fr',
    sources: [ieee('Sony Corporation'), listed('sony')]
  },
  {
    id: 'nintendo',
    name: 'Nintendo',
    country: 'JP',
    domains:
      'nintendo.com nintendo.net nintendo.co.jp nintendo-europe.com nintendo.de nintendo.eu nintendoswitch.com',
    sources: [ieee('Nintendo Co.,Ltd'), listed('nintendo')]
  },
  {
    id: 'sea',
    name: 'Sea (Shopee, Garena)',
    country: 'SG',
    domains: `shopee.com shopee.sg shopee.co.id shopee.co.th shopee.com.br shopee.com.my shopee.ph shopee.tw shopee.vn
      shopee.cn shopeemobile.com shopeesz.com shp.ee garena.com garena.sg garena.tw garena.ph garena.vn garenanow.com
      seagroup.com`,
    sources: [
      forCountry('https://q10k.com/SE?fid=000114420419011639 (20-F for 2022): principal executive offices'),
      listed('shopee'),
      listed('garena')
    ]
  },
  {
    id: 'grab',
    name: 'Grab',
    country: 'SG',
    domains: 'grab.com grabtaxi.com',
    sources: [
      forCountry(
        'https://sec.gov/Archives/edgar/data/0001855612/000119312522008252/d260181df1a.htm: principal executive offices'
      ),
      byName('grab')
    ]
  },
  {
    id: 'joyy',
    name: 'JOYY',
    country: null,
    domains: 'hiido.com',
    sources: [forDomains('github.com/v2fly/domain-list-community data/category-ads: hiido')]
  },
  {
    id: 'bigo',
    name: 'BIGO',
    country: 'SG',
    parent: 'joyy',
    domains: 'bigo.tv bigo.sg likee.video',
    sources: [
      forCountry(
        'https://archives.lincolndailynews.com/2020/Aug/17/NEWS/business_c.shtml (Reuters): headquarters'
      ),
      forParent(
        'https://archives.lincolndailynews.com/2020/Aug/17/NEWS/business_c.shtml (Reuters): JOYY bought it'
      ),
      byName('bigo', 'likee')
    ]
  },
  {
    id: 'singtel',
    name: 'Singtel',
    country: 'SG',
    domains: 'singtel.com',
    sources: [
      quoted('Singapore Telecommunications Limited … COM3, #06-01, 31C Exeter Road Singapore 239734'),
      byName('singtel')
    ]
  },
  {
    id: 'inmobi',
    name: 'InMobi',
    country: 'IN',
    domains: 'inmobi.com inmobicdn.net',
    sources: [
      forCountry(
        'https://www.telecomtv.com/content/mobile/is-google-about-to-acquire-inmobi-12271/: Bangalore-based'
      ),
      thirdPartyWeb,
      byName('inmobi')
    ]
  },
  {
    id: 'clevertap',
    name: 'CleverTap',
    country: null,
    domains: 'clevertap.com clevertap-prod.com',
    sources: [
      forDomains('https://clevertap.com/privacy-policy/: WizRocket Inc., doing business as CleverTap')
    ]
  },
  {
    id: 'moengage',
    name: 'MoEngage',
    country: null,
    domains: 'moengage.com',
    sources: [forDomains('https://moengage.com/terms-of-use')]
  },
  {
    id: 'zoho',
    name: 'Zoho',
    country: 'IN',
    domains: 'zoho.com zoho.in zoho.eu',
    sources: [
      quoted(
        'Zoho Corporation Private Limited … Estancia IT Park, Plot 140 and 151, GST Road, Chengalpattu 603202, India'
      ),
      forDomains('https://www.zoho.com/crm/developer/docs/api/v7/: Zoho Corporation Pvt. Ltd.')
    ]
  },
  {
    id: 'asus',
    name: 'ASUS',
    country: 'TW',
    domains: 'asus.com asus.com.cn asuscloud.com asuswebstorage.com',
    sources: [ieee('ASUSTek COMPUTER INC.'), listed('asus')]
  },
  {
    id: 'tcl',
    name: 'TCL',
    country: 'CN',
    domains: 'tcl.com tcl.com.cn tcltech.com leiniao.com my7v.com tclai.top',
    sources: [ieee('TCL King Electrical Appliances (Huizhou) Co., Ltd'), listed('tcl')]
  },
  {
    id: 'ntt',
    name: 'NTT (DOCOMO)',
    country: 'JP',
    domains: 'ntt.com ntt.co.jp docomo.ne.jp',
    sources: [ieee('NIPPON TELEGRAPH & TELEPHONE'), byName('ntt', 'docomo')]
  },
  {
    id: 'smartnews',
    name: 'SmartNews',
    country: null,
    domains: 'smartnews.com',
    sources: [byName('smartnews')]
  },
  {
    id: 'jio',
    name: 'Reliance Jio',
    country: 'IN',
    domains: 'jio.com',
    sources: [
      quoted('Reliance Jio Infocomm Limited, Maker Chambers IV, 3rd Floor, 222 Nariman Point, Mumbai'),
      byName('jio')
    ]
  },
  {
    id: 'flipkart',
    name: 'Flipkart',
    country: 'IN',
    domains: 'flipkart.com flipkart.net',
    sources: [
      quoted(
        'Flipkart Internet Private Limited, Buildings Alyssa, Begonia & Clove Embassy Tech Village, Outer Ring Road, Devarabeesanahalli Village, Bengaluru, 560103, Karnataka, India'
      ),
      byName('flipkart')
    ]
  }
];
