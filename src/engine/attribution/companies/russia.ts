import {
  asked,
  byName,
  forCountry,
  forParent,
  listed,
  thirdPartyWeb,
  quoted,
  type CompanyRow
} from './row.ts';

const split =
  'https://www.themoscowtimes.com/2024/07/15/yandex-parent-company-fully-divests-from-russia-a85714';

export const russia: readonly CompanyRow[] = [
  {
    id: 'yandex',
    name: 'Yandex',
    country: 'RU',
    domains: `yandex.ru yandex.com yandex.net yandex.by yandex.kz yandex.uz yandex.com.tr yandex.eu yandex.org yandex.st
      ya.ru yastatic.net yastat.net yandexcloud.net yandex.cloud yandexadexchange.net yandexmetrica.com webvisor.com
      webvisor.org admetrica.ru adfox.ru kinopoisk.ru turbopages.org yads.tech`,
    sources: [
      forCountry(`${split}: sold to Russian owners in 2024; its Dutch holding kept the name Nebius`),
      listed('yandex'),
      thirdPartyWeb
    ]
  },
  {
    id: 'nebius',
    name: 'Nebius Group',
    country: 'NL',
    domains: 'nebius.com nebius.ai',
    sources: [forCountry(`${split}: the Amsterdam-based company that was Yandex NV`), byName('nebius')]
  },
  {
    id: 'vk',
    name: 'VK (Mail.ru)',
    country: 'RU',
    domains: `vk.com vk.ru vk.cc vk.me vk.link vkontakte.ru vkontakte.com vk-analytics.ru vk-portal.net vk-cdn.net vk-cdn.me
      vkcache.com vkuser.net vkuseraudio.net vkuservideo.net vkusercdn.ru userapi.com cdn-vk.ru mail.ru imgsmail.ru
      mycdn.me ok.ru okcdn.ru boosty.to dzen.ru dzeninfra.ru youla.ru tamtam.chat max.ru oneme.ru`,
    sources: [
      asked('vk'),
      listed('vk'),
      listed('mailru'),
      listed('mailru-group'),
      listed('ok'),
      listed('dzen')
    ]
  },
  {
    id: 'kaspersky',
    name: 'Kaspersky',
    country: 'RU',
    domains: 'kaspersky.com kaspersky.ru kaspersky-labs.com kaspersky.de kaspersky.co.uk kaspersky.fr',
    sources: [
      forCountry(
        'https://www.rd.nl/vandaag/binnenland/kaspersky-beschermt-400-miljoen-pc-gebruikers-1.1487333: head office in Moscow'
      ),
      listed('kaspersky')
    ]
  },
  {
    id: 'sber',
    name: 'Sber (Sberbank)',
    country: 'RU',
    domains: `sber.ru sberbank.ru sberbank.com sber.world sbercloud.ru sberdevices.ru sbermarketing.ru sbermegamarket.ru
      megamarket.ru cloud.ru jivosite.com jivosite.ru jivochat.com neon.click`,
    sources: [forCountry('https://it.wikipedia.org/wiki/Sberbank: seat in Moscow'), listed('sber')]
  },
  {
    id: '2gis',
    name: '2GIS',
    country: null,
    parent: 'sber',
    domains: '2gis.ru 2gis.com 2gis.kz 2gis.ae 2gis.tech',
    sources: [forParent('github.com/v2fly/domain-list-community data/sber: include:2gis'), listed('2gis')]
  },
  {
    id: 'rostelecom',
    name: 'Rostelecom',
    country: 'RU',
    domains: 'rostelecom.ru rt.ru',
    sources: [
      forCountry('https://it.xcv.wiki/wiki/Rostelecom (Wikipedia): head office in Moscow'),
      listed('rostelecom')
    ]
  },
  {
    id: 'rambler-co',
    name: 'Rambler',
    country: 'RU',
    domains: '',
    sources: [
      quoted(
        'Rambler Internet Holding OJSC (ОАО "Рамблер Интернет Холдинг") … Варшавское шоссе, 9, Строение 1, Москва'
      ),
      thirdPartyWeb
    ]
  },
  {
    id: 'liveinternet',
    name: 'LiveInternet',
    country: null,
    domains: 'liveinternet.ru',
    sources: [thirdPartyWeb]
  }
];
