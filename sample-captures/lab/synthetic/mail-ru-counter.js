// The counter of VK in a page on the web. Values are invented.
export const source =
  'https://github.com/ampproject/amphtml/blob/main/extensions/amp-analytics/0.1/vendors/topmailru.json';

const encoded = encodeURIComponent;
const page = encoded('https://www.daily-courier.example/health/hay-fever-tablets?from=search');
const before = encoded('https://search.example/?q=hay+fever+tablets');
const title = encoded('Сенная лихорадка: таблетки');

const basic = `js=13;id=3746698;u=${page};r=${before};s=1080*2340;vp=1080*2100;st=1763802000000;userid=reader-4711`;
const get = (url) => ({ method: 'GET', url: `https://top-fwz1.mail.ru/${url}`, address: '217.20.147.1' });

export const requests = [
  get(`counter?${basic};title=${title};_=0.3148`),
  get(`tracker?${basic};e=CE%3A1%2Fvideo%3Bplay%3Bintro;_=0.9271`)
];
