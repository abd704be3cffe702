import { asked, forParent, ieee, listed, byName, type CompanyRow } from './row.ts';

/** Who makes phones and other things that report home. */
export const phones: readonly CompanyRow[] = [
  {
    id: 'xiaomi',
    name: 'Xiaomi',
    country: 'CN',
    domains: `mi.com mi-img.com mifile.cn miui.com miwifi.com saxyit.com xiaomi.cn xiaomi.com xiaomi.net
      xiaomiyoupin.com`,
    sources: [ieee('Xiaomi Communications Co Ltd'), listed('xiaomi')]
  },
  {
    id: 'huawei',
    name: 'Huawei',
    country: 'CN',
    domains: `huawei.com huawei.cn huawei.com.cn hicloud.com agconnect.link vmall.com vmallres.com dbank.com
      dbankcdn.cn dbankcdn.com dbankcloud.cn dbankcloud.com dbankcloud.ru dbankedge.cn dbankedge.net
      huaweistatic.com hwocloud.com huaweicloud.com huaweicloud.cn myhuaweicloud.com myhuaweicloud.cn hwclouds.com
      hwcloudsite.com hwclouds-dns.com huaweicloud-dns.com hc-cdn.com hc-cdn.cn`,
    sources: [asked('huawei'), listed('huawei'), listed('huaweicloud')]
  },
  {
    id: 'honor',
    name: 'Honor',
    country: 'CN',
    domains:
      'hihonor.cn hihonor.com hihonorcdn.com hihonorcloud.com honor.cn honor.com honor.com.cn honorfile.com',
    sources: [ieee('Honor Device Co., Ltd.'), listed('honor')]
  },
  {
    id: 'oppo',
    name: 'OPPO (HeyTap)',
    country: 'CN',
    domains: `oppo.com oppo.cn oppo.mobi oppomobile.com myoppo.com oppoer.me oppopay.com opposhop.cn coloros.com
      finzfin.com heytap.com heytapcs.com heytapdownload.com heytapimage.com nearme.com.cn`,
    sources: [ieee('GUANGDONG OPPO MOBILE TELECOMMUNICATIONS CORP.,LTD'), listed('oppo')]
  },
  {
    id: 'realme',
    name: 'realme',
    country: 'CN',
    domains: 'realme.com realmebbs.com realmemobile.com',
    sources: [ieee('Realme Chongqing Mobile Telecommunications Corp.,Ltd.'), listed('oppo')]
  },
  {
    id: 'oneplus',
    name: 'OnePlus',
    country: 'CN',
    domains: 'oneplus.com oneplus.cn oneplus.net oneplusbbs.com oneplusmobile.com opstatics.com h2os.com',
    sources: [ieee('OnePlus Technology (Shenzhen) Co., Ltd'), listed('oneplus')]
  },
  {
    id: 'vivo',
    name: 'vivo',
    country: 'CN',
    domains: 'vivo.com vivo.cn vivo.com.cn vivoglobal.com iqoo.com',
    sources: [ieee('vivo Mobile Communication Co., Ltd.'), listed('vivo')]
  },
  {
    id: 'zte',
    name: 'ZTE',
    country: 'CN',
    domains: 'zte.com.cn ztedevices.com ztemall.com ztems.com nubia.cn nubia.com redmagic.com',
    sources: [ieee('zte corporation'), listed('zte')]
  },
  {
    id: 'lenovo',
    name: 'Lenovo',
    country: 'CN',
    domains: 'lenovo.com lenovo.com.cn lenovovip.com.cn lefile.cn thinkcentre.cn thinkcentre.com.cn',
    sources: [ieee('Lenovo (Beijing) Limited.'), listed('lenovo')]
  },
  {
    id: 'motorola',
    name: 'Motorola Mobility',
    country: 'US',
    parent: 'lenovo',
    domains: 'motorola.com motorola-mobility.com motorolanews.com motpks.com',
    sources: [
      ieee('Motorola Mobility LLC, a Lenovo Company'),
      forParent('oui-data@2.1.9 (IEEE registry): Motorola Mobility LLC, a Lenovo Company'),
      listed('motorola')
    ]
  },
  {
    id: 'meizu',
    name: 'Meizu',
    country: 'CN',
    domains: 'meizu.com meizu.cn flyme.cn mzres.com',
    sources: [ieee('MEIZU Technology Co., Ltd.'), listed('meizu')]
  },
  {
    id: 'dji',
    name: 'DJI',
    country: 'CN',
    domains:
      'dji.com dji.ink dji.net djicdn.com djigate.com djiits.com djiops.com djiservice.org skypixel.com robomaster.com',
    sources: [ieee('SZ DJI TECHNOLOGY CO.,LTD'), listed('dji')]
  },
  {
    id: 'fairphone',
    name: 'Fairphone',
    country: 'NL',
    domains: 'fairphone.com',
    sources: [ieee('Fairphone'), byName('fairphone')]
  },
  {
    id: 'nothing',
    name: 'Nothing',
    country: 'GB',
    domains: 'nothing.tech',
    sources: [ieee('Nothing Technology Limited'), byName('nothing')]
  },
  {
    id: 'hikvision',
    name: 'Hikvision',
    country: 'CN',
    domains: 'hikvision.com',
    sources: [ieee('Hangzhou Hikvision Digital Technology Co.,Ltd.'), byName('hikvision')]
  },
  {
    id: 'roku',
    name: 'Roku',
    country: 'US',
    domains: 'roku.com',
    sources: [ieee('Roku, Inc'), byName('roku')]
  },
  {
    id: 'sonos',
    name: 'Sonos',
    country: 'US',
    domains: 'sonos.com',
    sources: [ieee('Sonos, Inc.'), byName('sonos')]
  },
  {
    id: 'garmin',
    name: 'Garmin',
    country: 'US',
    domains: 'garmin.com',
    sources: [ieee('Garmin International'), byName('garmin')]
  }
];
