import {
  asked,
  byName,
  forParent,
  ieee,
  listed,
  quoted,
  thirdPartyWeb,
  trackhar,
  type CompanyRow
} from './row.ts';

/** Platforms, clouds, browsers and networks of the United States. */
export const america: readonly CompanyRow[] = [
  {
    id: 'google',
    name: 'Google',
    country: 'US',
    merges: 'firebase blogger google-fundingchoices',
    domains: `google.com googleapis.com googleusercontent.com gstatic.com ggpht.com googlevideo.com youtube.com ytimg.com
      app-measurement.com crashlytics.com`,
    sources: [asked('google'), trackhar('google'), thirdPartyWeb, byName('google', 'youtube')]
  },
  {
    id: 'facebook',
    name: 'Meta (Facebook)',
    country: 'US',
    merges: 'instagram',
    domains: `facebook.com facebook.net fb.com fb.me fb.watch fbcdn.com fbcdn.net fbsbx.com facebookmail.com meta.com
      meta.ai messenger.com threads.net instagram.com cdninstagram.com whatsapp.com whatsapp.net wa.me oculus.com
      workplace.com internet.org`,
    sources: [
      ieee('Meta Platforms, Inc.'),
      listed('facebook'),
      listed('whatsapp'),
      listed('meta'),
      byName('instagram', 'messenger', 'threads', 'oculus')
    ]
  },
  {
    id: 'apple',
    name: 'Apple',
    country: 'US',
    domains: 'apple.com icloud.com icloud-content.com mzstatic.com cdn-apple.com apple-dns.net',
    sources: [ieee('Apple, Inc.'), thirdPartyWeb, trackhar('apple'), byName('apple', 'icloud')]
  },
  {
    id: 'amazon',
    name: 'Amazon',
    country: 'US',
    merges: 'amazon-web-services amazon-ads amazon-pay',
    domains: 'amazon.com amazonaws.com amazon-adsystem.com media-amazon.com cloudfront.net',
    sources: [ieee('Amazon Technologies Inc.'), thirdPartyWeb, byName('amazon')]
  },
  {
    id: 'microsoft',
    name: 'Microsoft',
    country: 'US',
    merges: 'bing-ads appnexus',
    domains: `microsoft.com live.com office.com office.net microsoftonline.com bing.com msn.com windows.com windows.net
      windowsupdate.com appcenter.ms adnxs.com skype.com azure.com`,
    sources: [
      ieee('Microsoft Corporation'),
      thirdPartyWeb,
      trackhar('microsoft'),
      byName('microsoft', 'windows', 'live', 'office', 'skype', 'azure')
    ]
  },
  {
    id: 'linkedin',
    name: 'LinkedIn',
    country: 'US',
    parent: 'microsoft',
    merges: 'linkedin-ads',
    domains: 'linkedin.com licdn.com',
    sources: [
      quoted('LinkedIn Corporation, 1000 W Maude Ave, Sunnyvale, CA 94085'),
      forParent(
        'github.com, text search: "under common control with us, including, for example, LinkedIn Ireland, LinkedIn Corporation, LinkedIn Singapore and Microsoft Corporation"'
      ),
      thirdPartyWeb
    ]
  },
  {
    id: 'twitter',
    name: 'X (Twitter)',
    country: 'US',
    domains: 'twitter.com x.com',
    sources: [
      quoted('Twitter Inc., 1355 Market Street, Suite 900, San Francisco, CA 94103, USA'),
      thirdPartyWeb,
      byName('twitter', 'x')
    ]
  },
  {
    id: 'snapchat',
    name: 'Snap',
    country: 'US',
    domains: 'snapchat.com snap.com sc-cdn.net snapads.com snapkit.co snap-dev.net',
    sources: [asked('snapchat'), listed('snap')]
  },
  {
    id: 'pinterest',
    name: 'Pinterest',
    country: 'US',
    domains: '',
    sources: [quoted('Pinterest Inc., 808 Brannan Street San Francisco, CA 94103-490, USA'), thirdPartyWeb]
  },
  {
    id: 'reddit',
    name: 'Reddit',
    country: 'US',
    domains: 'redd.it redditmedia.com',
    sources: [
      quoted(
        'countryName=US, stateOrProvinceName=California, localityName=San Francisco, organizationName=Reddit, Inc.'
      ),
      thirdPartyWeb,
      byName('reddit', 'redd')
    ]
  },
  {
    id: 'netflix',
    name: 'Netflix',
    country: 'US',
    domains: 'netflix.com netflix.net nflxext.com nflximg.com nflximg.net nflxso.net nflxvideo.net fast.com',
    sources: [ieee('Netflix, Inc.'), listed('netflix')]
  },
  {
    id: 'adobe',
    name: 'Adobe',
    country: 'US',
    merges: 'adobe-systems adobe-business-catalyst',
    domains: 'adobe.com adobe.io',
    sources: [ieee('ADOBE SYSTEMS, INC.'), thirdPartyWeb, byName('adobe')]
  },
  {
    id: 'oracle',
    name: 'Oracle',
    country: 'US',
    domains: 'oracle.com oraclecloud.com oracleinfinity.io',
    sources: [ieee('Oracle Corporation'), thirdPartyWeb, byName('oracle')]
  },
  {
    id: 'salesforce',
    name: 'Salesforce',
    country: 'US',
    merges: 'salesforce-com salesforce-commerce-cloud heroku',
    domains: 'salesforce.com',
    sources: [asked('salesforce'), thirdPartyWeb]
  },
  {
    id: 'cisco',
    name: 'Cisco (OpenDNS)',
    country: 'US',
    domains: 'cisco.com opendns.com umbrella.com',
    sources: [ieee('Cisco Systems, Inc'), thirdPartyWeb, byName('cisco', 'opendns', 'umbrella')]
  },
  {
    id: 'mozilla',
    name: 'Mozilla',
    country: 'US',
    domains:
      'mozilla.org mozilla.com mozilla.net mozgcp.net getpocket.com thunderbird.net bugzilla.org mzl.la',
    sources: [asked('mozilla'), listed('mozilla')]
  },
  {
    id: 'duckduckgo',
    name: 'DuckDuckGo',
    country: 'US',
    domains: 'duckduckgo.com duck.com',
    sources: [asked('duckduckgo'), listed('duckduckgo')]
  },
  {
    id: 'brave',
    name: 'Brave',
    country: 'US',
    domains: 'brave.com',
    sources: [quoted('Brave Software, Inc.，总部美国旧金山'), byName('brave')]
  },
  {
    id: 'automattic',
    name: 'Automattic',
    country: 'US',
    merges: 'polldaddy-automattic',
    domains: 'automattic.com gravatar.com wp.com wordpress.com',
    sources: [asked('automattic'), thirdPartyWeb]
  },
  {
    id: 'github',
    name: 'GitHub',
    country: 'US',
    domains: 'github.com githubusercontent.com github.io',
    sources: [asked('github'), thirdPartyWeb]
  },
  {
    id: 'stripe',
    name: 'Stripe',
    country: 'US',
    domains: '',
    sources: [asked('stripe'), thirdPartyWeb]
  }
];
