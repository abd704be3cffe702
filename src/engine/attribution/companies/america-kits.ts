import {
  asked,
  byName,
  forDomains,
  listed,
  quoted,
  thirdPartyWeb,
  trackhar,
  type CompanyRow
} from './row.ts';

/** A company of which third-party-web has the domains and the list of requests the address. */
const known = (id: string, name: string, slug = id): CompanyRow => ({
  ...{ id, name, country: 'US', domains: '' },
  sources: [asked(slug), thirdPartyWeb]
});

/** Makers of analytics, advertising and error kits of the United States. */
export const americaKits: readonly CompanyRow[] = [
  known('33-across', '33Across', '33across'),
  known('airship', 'Airship', 'urban-airship'),
  known('bombora', 'Bombora'),
  known('lotame', 'Lotame'),
  known('onesignal', 'OneSignal'),
  known('taboola', 'Taboola'),
  known('the-trade-desk', 'The Trade Desk', 'thetradedesk'),
  {
    id: 'outbrain',
    name: 'Outbrain',
    country: 'US',
    domains: 'zemanta.com',
    sources: [asked('outbrain'), thirdPartyWeb, trackhar('outbrain')]
  },
  {
    id: 'applovin',
    name: 'AppLovin',
    country: 'US',
    domains: 'applovin.com applvn.com',
    sources: [
      asked('applovin'),
      forDomains('github.com/v2fly/domain-list-community data/category-ads: AppLovin')
    ]
  },
  {
    id: 'branch-metrics',
    name: 'Branch',
    country: 'US',
    domains: '',
    sources: [asked('branch-io'), thirdPartyWeb]
  },
  {
    id: 'chartboost',
    name: 'Chartboost',
    country: 'US',
    domains: 'chartboost.com',
    sources: [asked('chartboost'), trackhar('chartboost')]
  },
  {
    id: 'digital-turbine',
    name: 'Digital Turbine (AdColony, Fyber)',
    country: 'US',
    domains: 'digitalturbine.com adcolony.com fyber.com inner-active.mobi',
    sources: [
      asked('adcolony'),
      trackhar('adcolony'),
      forDomains('github.com/datenanfragen/data companies/adcolony.json: runs'),
      forDomains('github.com/v2fly/domain-list-community data/category-ads: inner-active.mobi')
    ]
  },
  {
    id: 'unity',
    name: 'Unity',
    country: 'US',
    domains: 'unity.com unity3d.com',
    sources: [
      quoted('Unity Technologies, 30 3rd Street San Francisco, CA 94103, United States'),
      listed('unity'),
      trackhar('unity')
    ]
  },
  {
    id: 'vungle',
    name: 'Vungle (Liftoff)',
    country: null,
    domains: 'vungle.com liftoff.io',
    sources: [trackhar('vungle'), byName('liftoff')]
  },
  {
    id: 'sentry',
    name: 'Sentry',
    country: 'US',
    domains: '',
    sources: [quoted('Sentry (Functional Software, Inc., San Francisco) is a US company'), thirdPartyWeb]
  },
  {
    id: 'mixpanel',
    name: 'Mixpanel',
    country: 'US',
    domains: '',
    sources: [quoted('Mixpanel, Inc., 1 Front Street, San Francisco, CA 94111, USA'), thirdPartyWeb]
  },
  {
    id: 'amplitude',
    name: 'Amplitude',
    country: 'US',
    domains: '',
    sources: [
      quoted(
        'Amplitude, Inc., a publicly traded company (Nasdaq: AMPL) founded in 2012 and headquartered in San Francisc…'
      ),
      thirdPartyWeb
    ]
  },
  {
    id: 'twilio',
    name: 'Twilio',
    country: 'US',
    domains: 'twilio.com sendgrid.net sendgrid.com',
    sources: [
      quoted('Twilio Inc., 375 Beale Street, Suite 300, San Francisco, CA 94105, USA'),
      forDomains('github.com/datenanfragen/data companies/twilio.json: web, runs')
    ]
  },
  {
    id: 'segment',
    name: 'Segment',
    country: null,
    domains: '',
    sources: [thirdPartyWeb]
  },
  {
    id: 'braze',
    name: 'Braze',
    country: 'US',
    domains: 'braze.com braze.eu appboy.com',
    sources: [
      quoted('Braze, Inc., 318 West 39th Street, 5th Floor New York, NY 10018, USA'),
      thirdPartyWeb,
      byName('braze', 'appboy')
    ]
  },
  {
    id: 'bugsnag',
    name: 'Bugsnag (SmartBear)',
    country: null,
    domains: 'smartbear.com',
    sources: [thirdPartyWeb, trackhar('smartbear')]
  },
  {
    id: 'new-relic',
    name: 'New Relic',
    country: 'US',
    domains: '',
    sources: [
      quoted('New Relic Inc., 188 Spear Street, Suite 1200, San Francisco, CA 94105, USA'),
      thirdPartyWeb
    ]
  },
  {
    id: 'datadog',
    name: 'Datadog',
    country: 'US',
    domains: 'datadoghq.com datadoghq.eu datadoghq-browser-agent.com',
    sources: [quoted('Datadog, Inc., 620 8th Ave 45th Floor New York, NY 10018 USA'), byName('datadoghq')]
  },
  {
    id: 'mopub',
    name: 'MoPub',
    country: null,
    domains: 'mopub.com',
    sources: [trackhar('mopub')]
  },
  {
    id: 'index-exchange',
    name: 'Index Exchange',
    country: null,
    domains: 'casalemedia.com',
    sources: [trackhar('indexexchange')]
  },
  {
    id: 'rubicon-project',
    name: 'Magnite (Rubicon Project)',
    country: null,
    domains: 'rubiconproject.com magnite.com',
    sources: [thirdPartyWeb, trackhar('magnite'), byName('magnite')]
  },
  {
    id: 'singular',
    name: 'Singular',
    country: null,
    domains: 'singular.net',
    sources: [trackhar('singular-net')]
  },
  {
    id: 'start-io',
    name: 'Start.io',
    country: 'US',
    domains: 'startappservice.com start.io',
    sources: [asked('start-io'), trackhar('start-io'), byName('start')]
  }
];
