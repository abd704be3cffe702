import {
  asked,
  byName,
  forCountry,
  forDomains,
  forParent,
  listed,
  quoted,
  thirdPartyWeb,
  trackhar,
  type CompanyRow
} from './row.ts';

/** A company of which third-party-web has the domains and the list of requests the address. */
const known = (id: string, name: string, country: string, slug = id): CompanyRow => ({
  ...{ id, name, country, domains: '' },
  sources: [asked(slug), thirdPartyWeb]
});

/** Europe, and whoever else is neither Asian nor American. */
export const europe: readonly CompanyRow[] = [
  known('adform', 'Adform', 'DK'),
  known('adition', 'Adition', 'DE'),
  known('plista', 'plista', 'DE'),
  known('soundcloud', 'SoundCloud', 'DE'),
  known('webtrekk', 'Webtrekk', 'DE'),
  known('zeotap', 'zeotap', 'DE'),
  known('criteo', 'Criteo', 'FR'),
  known('smart-adserver', 'Equativ (Smart AdServer)', 'FR', 'smartadserver'),
  known('weborama', 'Weborama', 'FR'),
  known('id5', 'ID5', 'GB'),
  known('media-net', 'Media.net', 'AE'),
  {
    id: 'adagio',
    name: 'Adagio (Onfocus)',
    country: 'FR',
    domains: '4dex.io',
    sources: [asked('adagio'), trackhar('adagio')]
  },
  {
    id: 'kidoz',
    name: 'Kidoz',
    country: 'IL',
    domains: 'kidoz.net',
    sources: [asked('kidoz'), trackhar('kidoz')]
  },
  {
    id: 'adjust',
    name: 'Adjust',
    country: 'DE',
    domains: 'adjust.com adjust.io adjust.net.in adjust.world',
    sources: [asked('adjust-com'), listed('adjust'), trackhar('adjust')]
  },
  {
    id: 'hetzner',
    name: 'Hetzner',
    country: 'DE',
    domains: 'hetzner.com hetzner.de hetzner.cloud hetzner.company your-server.de',
    sources: [asked('hetzner'), listed('hetzner')]
  },
  {
    id: 'ecosia',
    name: 'Ecosia',
    country: 'DE',
    domains: 'ecosia.org',
    sources: [
      quoted('https://www.ecosia.org/imprint (imprint — Ecosia GmbH, Gerichtstrasse 23, 13347 Berlin'),
      forDomains('https://www.ecosia.org/imprint, as quoted')
    ]
  },
  {
    id: 'infoline',
    name: 'INFOnline',
    country: 'DE',
    domains: 'ioam.de iocnt.net',
    sources: [quoted('INFOnline GmbH, Brühler Str. 9, D-53119 Bonn'), trackhar('infonline')]
  },
  {
    id: 'deezer',
    name: 'Deezer',
    country: 'FR',
    domains: 'deezer.com',
    sources: [asked('deezer'), forDomains('github.com/datenanfragen/data companies/deezer.json: web')]
  },
  {
    id: 'contentsquare',
    name: 'Contentsquare',
    country: null,
    domains: '',
    sources: [thirdPartyWeb]
  },
  {
    id: 'hotjar',
    name: 'Hotjar',
    country: 'MT',
    parent: 'contentsquare',
    domains: '',
    sources: [
      quoted(
        'Hotjar Ltd, Level 2, St Julians Business Centre, 3, Elia Zammit Street, St Julians STJ 1000, Malta'
      ),
      forParent(
        'github.com, text search: "Hotjar (Hotjar Ltd, Malte) a fusionné dans le groupe Contentsquare"'
      ),
      thirdPartyWeb
    ]
  },
  {
    id: 'spotify',
    name: 'Spotify',
    country: 'SE',
    domains: 'spotify.com scdn.co pscdn.co spotifycdn.com spotifycdn.net spotify.link spoti.fi',
    sources: [asked('spotify'), listed('spotify')]
  },
  {
    id: 'opera',
    name: 'Opera',
    country: 'NO',
    domains: 'opera.com operacdn.com opera-api.com opera-mini.net operasoftware.com',
    sources: [
      forCountry('https://investor.opera.com/node/8271/html (20-F for 2020): principal executive offices'),
      byName('opera')
    ]
  },
  {
    id: 'telegram',
    name: 'Telegram',
    country: null,
    domains: `telegram.org telegram.me telegram.dog telegra.ph telesco.pe t.me tx.me tg.dev tdesktop.com graph.org
      contest.com quiz.directory usercontent.dev`,
    sources: [listed('telegram')]
  },
  {
    id: 'appsflyer',
    name: 'AppsFlyer',
    country: 'IL',
    domains: 'appsflyer.com appsflyersdk.com',
    sources: [
      quoted('AppsFlyer (AppsFlyer Ltd., Israel)'),
      forDomains('github.com/v2fly/domain-list-community data/category-ads: AppsFlyer'),
      forDomains('github.com/datenanfragen/data companies/appsflyer.json: web')
    ]
  },
  {
    id: 'ironsource',
    name: 'ironSource',
    country: null,
    domains: 'ironsrc.com ironsrc.mobi ironbeast.io analytics-data.io atom-data.io',
    sources: [
      trackhar('ironsource'),
      forDomains('github.com/v2fly/domain-list-community data/category-ads: ironSource Atom')
    ]
  },
  {
    id: 'innocraft',
    name: 'InnoCraft (Matomo)',
    country: 'NZ',
    domains: 'matomo.org matomo.cloud',
    sources: [quoted('InnoCraft Ltd, 150 Willis St, 6011 Wellington, New Zealand'), thirdPartyWeb]
  }
];
