// The counter of LiveInternet in a page on the web. Values are invented.
export const source = 'https://github.com/ArtyomR102/my-homepage/blob/master/assets/scripts/counter.js';

const page = 'https://www.daily-courier.example/health/hay-fever-tablets?from=search';
const before = 'https://search.example/?q=hay+fever+tablets';

/** As `escape` does it, beyond Latin-1 in a way of its own (ECMA-262, annex B.2.1). */
const escaped = (text) =>
  [...text]
    .map((char) => {
      if (/[\w@*+\-./]/.test(char)) return char;
      const code = char.charCodeAt(0).toString(16).toUpperCase();
      return char > '\xff' ? `%u${code.padStart(4, '0')}` : `%${code.padStart(2, '0')}`;
    })
    .join('');

const hit = `t26.1;r${escaped(before)};s1080*2340*24;u${escaped(page)};h${escaped('Сенная лихорадка: таблетки')}`;

export const requests = [
  { method: 'GET', url: `https://counter.yadro.ru/hit?${hit};0.5837194`, address: '88.212.201.198' }
];
