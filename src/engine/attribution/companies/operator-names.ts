/**
 * Operators of networks, by the name that the table of networks gives them (`RouteViews, NRO and DB-IP network numbers`,
 * 2026-06-17), under the company of our rows whose own they are. Only names that leave no doubt are here: a network of
 * anybody else has no company, and no home country.
 */
export const operatorNames: Readonly<Record<string, readonly string[]>> = {
  '2gis': ['DoubleGIS LLC'],
  adobe: [
    'Adobe Inc.',
    'Adobe Systems Inc.',
    'Adobe Systems India Pvt. LTD',
    'Adobe Systems Software Ireland Ltd'
  ],
  akamai: ['Akamai International B.V.', 'Akamai Technologies, Inc.'],
  alibaba: [
    'Alibaba (US) Technology Co., Ltd.',
    'Alibaba Cloud (Singapore) Private Limited',
    'Hangzhou Alibaba Advertising Co.,Ltd.'
  ],
  amazon: [
    'Amazon Connection Technology Services (Beijing) Co., LTD',
    'Amazon Data Services European Sovereign Cloud GmbH',
    'Amazon Data Services Ireland Ltd',
    'Amazon Technologies Inc.',
    'Amazon Technologies, Inc.',
    'Amazon.com Services, LLC',
    'Amazon.com Tech Telecom',
    'Amazon.com, Inc.'
  ],
  apple: ['Apple Inc.'],
  asus: ['ASUSTek COMPUTER INC.'],
  automattic: ['Automattic, Inc'],
  baidu: [
    'Baidu (Hong Kong) Limited',
    'Baidu USA LLC',
    'Baidu, Inc.',
    'Baidu-Global-EU Baidu (Hong Kong) Limited',
    'Beijing Baidu Netcom Science and Technology Co., Ltd.'
  ],
  bilibili: ['Shanghai Bilibili Technology Co., Ltd.'],
  'bytedance-ltd': ['Bytedance Inc.'],
  cisco: ['Cisco OpenDNS, LLC'],
  cloudflare: ['Cloudflare Inc', 'Cloudflare London, LLC', 'Cloudflare Sydney, LLC', 'Cloudflare, Inc.'],
  datacamp: ['Datacamp Limited'],
  'digital-ocean': ['DigitalOcean, LLC'],
  facebook: ['Facebook Inc', 'Facebook Singapore Pte Ltd.', 'Facebook, Inc.'],
  fastly: ['Fastly, Inc.'],
  flipkart: ['Flipkart Internet Pvt Ltd'],
  garmin: ['Garmin International Inc', 'Garmin International, Inc.'],
  github: ['GitHub, Inc.'],
  google: [
    'Google Access LLC',
    'Google Asia Pacific Pte. Ltd.',
    'Google Cloud EMEA Ltd',
    'Google Ireland Limited',
    'Google Kenya Limited - Google Kenya Limited',
    'Google LLC',
    'Google Singapore Pte. Ltd.',
    'Google Switzerland GmbH',
    'Google, LLC'
  ],
  hetzner: ['Hetzner Online GmbH'],
  huawei: [
    'HIPL-AS-AP - HUAWEI INTERNATIONAL PTE. LTD.',
    'HUAWEI INTERNATIONAL PTE. LTD.',
    'HUAWEI TECHNOLOGIES(UK)CO.,LTD',
    'Huawei',
    'Huawei Cloud Service data center',
    'Huawei Tech(UAE)FZ-LLC',
    'Huawei Technologies (Netherlands) B.V.',
    'Huawei do Brasil Telecomunicacoes Ltda.'
  ],
  imperva: ['Incapsula Inc'],
  infoline: ['Agentstvo ofisnyih tehnologiy INFOLINE Ltd.'],
  jd: [
    'Beijing Jingdong 360 Degree E-commerce Co., Ltd.',
    'Beijing Jingdong Shangke Information Technology Co. Ltd.'
  ],
  jio: ['Reliance Jio Infocomm Limited', 'Reliance Jio Infocomm Pte.Ltd'],
  kakao: ['Kakao Corp'],
  kaspersky: ['Kaspersky Lab AO', 'Kaspersky Lab Switzerland GmbH'],
  kingsoft: ['Beijing Kingsoft Cloud Internet Technology Co., Ltd', 'Kingsoft cloud corporation limited'],
  lenovo: [
    'Lenovo Mobile Communication Technology (Beijing) Ltd',
    'Lenovo-Germany-AS Lenovo (Slovakia) s.r.o.'
  ],
  'line-corporation': ['LINE Corporation'],
  linkedin: ['LinkedIn Austria GmbH', 'LinkedIn Corporation'],
  linode: ['Linode, LLC'],
  m247: ['M247 Europe SRL', 'M247 Ltd', 'M247 UK Ltd'],
  microsoft: [
    'Microsoft (China) Co., Ltd.',
    'Microsoft Corporation',
    'Microsoft Deutschland MCIO GmbH',
    'Microsoft Limited',
    'Microsoft Mobile Alliance Internet Services Co., Ltd',
    'Microsoft Singapore Pte. Ltd.'
  ],
  mozilla: ['Mozilla Corporation'],
  naver: ['NAVER BUSINESS PLATFORM ASIA PACIFIC PTE. LTD.', 'NAVER Cloud Corp.'],
  nebius: ['Nebius B.V.', 'Nebius Inc.', 'Nebius Israel Ltd', 'NebiusMAD Nebius B.V.'],
  netease: ['NETEASE', 'NETEASE (HONG KONG) LIMITED', 'NetEase Building No.16 Ke Yun Road,'],
  netflix: ['Netflix Inc', 'Netflix Streaming Services Inc.'],
  'new-relic': ['New Relic'],
  nhn: ['NHN Cloud Japan Corporation', 'NHN KCP Corp.', 'NHNCLOUD', 'NHNPayco'],
  nintendo: [
    'Nintendo Co., Ltd',
    'Nintendo European Research and Development SAS',
    'Nintendo Of America inc.',
    'Nintendo of Europe SE'
  ],
  ntt: [
    'NTT America Network Innovations, Inc',
    'NTT America, Inc.',
    'NTT Communications Corporation',
    'NTT Communications Corporation, Digital Transformation',
    'NTT Communications Phnom Penh',
    'NTT Communications, Corp.',
    'NTT DATA Business Solutions sp. z o.o.',
    'NTT DATA CORPORATION',
    'NTT DATA INFORMATION PROCESSING SERVICES PRIVATE LIMITED',
    'NTT DATA ROMANIA S.A.',
    'NTT DATA Services Holdings Corporation',
    'NTT DOCOMO, INC.',
    'NTT Global Data Centers Americas, INC.',
    'NTT Global Data Centers EMEA GmbH',
    'NTT Global Data Centers EMEA UK Ltd.',
    'NTT Global Networks Incorporated',
    'NTT PC Communications, Inc.',
    'NTT Singapore - Integration Services',
    'NTT Singapore Pte Ltd',
    'NTT SmartConnect Corporation'
  ],
  opera: [
    'Opera Software AS',
    'Opera Software Americas LLC',
    'Opera Software International AS Sp. z o.o. Oddzial w Polsce',
    'Opera Software Technology (Beijing) Co., Ltd.'
  ],
  oppo: ['HeyTap PTE.LTD.'],
  oracle: [
    'Oracle America Inc.',
    'Oracle Corporation',
    'Oracle India Developement Centre.',
    'Oracle Svenska AB'
  ],
  ovh: ['OVH SAS'],
  pinterest: ['Pinterest, Inc.'],
  quad9: ['Quad9', 'Quad9 Stiftung'],
  rakuten: ['Rakuten Group, Inc.', 'Rakuten Inc', 'Rakuten Mobile, Inc.'],
  'rambler-co': ['Rambler Internet Holding LLC'],
  roku: ['Roku Inc.'],
  rostelecom: ['PJSC Rostelecom', 'Rostelecom Information Technologies LTd'],
  salesforce: ['Salesforce, Inc.', 'Salesforce.com, Inc.'],
  'samsung-electronics': [
    'Samsung Electronics America, Inc.',
    'Samsung R&D Institute India-Bangalore Private Limited'
  ],
  sber: ['Sberbank of Russia PJSC'],
  sea: [
    'Garena Online Pte Ltd',
    'PT Garena Indonesia',
    'PT Shopee International Indonesia',
    'SHOPEE (TAIWAN) CO. LTD.',
    'SHOPEE SINGAPORE PRIVATE LIMITED',
    'SHOPEEPAY JOINT STOCK COMPANY',
    'Shopee (Thailand) Co., Ltd.',
    'Shopee Company Limited',
    'Shopee Mobile Sdn Bhd'
  ],
  singtel: [
    'SingTel Optus Pty Ltd',
    'Singapore Telecom Hong Kong Ltd',
    'Singapore Telecom Japan Ltd',
    'Singapore Telecom Mobile Pte Ltd',
    'Singapore Telecom, ConnectPlus',
    'Singapore Telecommunications (SINGTEL Internet Exchange)',
    'Singapore Telecommunications Limited',
    'Singapore Telecommunications Ltd',
    'Singapore Telecommunications Ltd, Magix Services'
  ],
  sinnet: ['Beijing Guanghuan Xinwang Digital'],
  snapchat: ['Snapchat, Inc'],
  sony: [
    'Sony Computer Entertainment Inc',
    'Sony Interactive Entertainment America LLC',
    'Sony Interactive Entertainment Europe Limited',
    'Sony Interactive Entertainment LLC',
    'Sony Interactive Entertainment LLC.',
    'Sony Mobile Communications AB',
    'Sony Network Communications Inc.'
  ],
  stripe: ['Stripe, Inc.'],
  telegram: ['Telegram Messenger Inc'],
  tencent: [
    'Shenzhen Tencent Computer Systems Company Limited',
    'Tencent (Thailand) Company Limited',
    'Tencent AS num for global network',
    'Tencent Cloud Computing (Beijing) Co., Ltd'
  ],
  tiktok: ['TIKTOK PTE. LTD.'],
  twilio: ['Twilio Inc', 'Twilio Inc.'],
  twitter: ['Twitter Inc.'],
  ucloud: [
    'Shanghai UCloud Information Technology Company Limited',
    'UCLOUD INFORMATION TECHNOLOGY (HK) LIMITED'
  ],
  unity: ['Unity Technologies ApS'],
  vk: ['LLC VK', 'VK Tech Kazakhstan LLP', 'VKontakte Ltd', 'locust-as LLC VK'],
  xiaomi: ['XIAOMI H.K. Limited'],
  yandex: ['YANDEX LLC', 'Yandex.Cloud LLC', 'Yandex.OFD LLC', 'Yandex.Telecom LLC'],
  zenlayer: ['ZENLAYER TECNOLOGIAS LTDA', 'Zenlayer', 'Zenlayer (Singapore) PTE. LTD', 'Zenlayer Inc'],
  zoho: [
    'ZOHO',
    'ZOHO CORPORATION PTE. LTD.',
    'ZOHO Corporation B.V',
    'ZOHO Corporation Private Limited',
    'Zoho Canada Corporation',
    'Zoho Corporation PTY LTD',
    'Zoho Japan Corporation',
    'Zoho Software Trading LLC'
  ],
  zte: ['ZTE Corporation']
};
