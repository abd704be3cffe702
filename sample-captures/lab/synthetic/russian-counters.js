// Counters of VK and of LiveInternet in pages on the web. Values are invented.
export const source = [
  'https://github.com/ampproject/amphtml/blob/main/extensions/amp-analytics/0.1/vendors/topmailru.json',
  'https://github.com/ArtyomR102/my-homepage/blob/master/assets/scripts/counter.js'
];

const page = 'https://www.daily-courier.example/health/hay-fever-tablets?from=search';
const before = 'https://search.example/?q=hay+fever+tablets';
const title = 'Сенная лихорадка: таблетки';
const encoded = encodeURIComponent;
/** As `escape` does it, beyond Latin-1 in a way of its own. */
const escaped = (text) =>
  [...text]
    .map((char) =>
      char > '\xff' ? `%u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` : encoded(char)
    )
    .join('');

const basic = `js=13;id=3746698;u=${encoded(page)};r=${encoded(before)};s=1080*2340;vp=1080*2100;st=1763802000000;userid=reader-4711`;

export const requests = [
  {
    method: 'GET',
    url: `https://top-fwz1.mail.ru/counter?${basic};title=${encoded(title)};_=0.3148`,
    address: '217.20.147.1'
  },
  {
    method: 'GET',
    url: `https://top-fwz1.mail.ru/tracker?${basic};e=CE%3A1%2Fvideo%3Bplay%3Bintro;_=0.9271`,
    address: '217.20.147.1'
  },
  {
    method: 'GET',
    url: `https://counter.yadro.ru/hit?t26.1;r${escaped(before)};s1080*2340*24;u${escaped(page)};h${escaped(title)};0.5837194`,
    address: '88.212.201.198'
  }
];
