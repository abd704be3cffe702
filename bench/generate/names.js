const syllables = 'ba ce di fo gu ha je ki lo mu na pe qi ro su ta ve wi xo zu ar en il or un'.split(' ');
const prefixes =
  'www api cdn img static app data track metrics log events ads sdk m s1 edge push auth media sync'.split(
    ' '
  );
const suffixes = 'com net org io de fr co.uk com.cn cn ru sg com.sg app dev cloud jp com.br in'.split(' ');
const clouds = ['edge-cdn.net', 'balanced.cloud', 'fronted.io', 'accelerate.com'];

const word = (random, count) => Array.from({ length: count }, () => random.pick(syllables)).join('');

/** Host names like `metrics.kilovezu-12.co.uk`, never the same twice. */
export class NameMaker {
  #random;
  #made = 0;

  constructor(random) {
    this.#random = random;
  }

  next() {
    const random = this.#random;
    const site = `${word(random, random.between(2, 4))}-${(this.#made++).toString(36)}`;
    return `${random.pick(prefixes)}.${site}.${random.pick(suffixes)}`;
  }
}

/** Where a CNAME record points. */
export const aliasOf = (random, name) =>
  `${name.split('.')[1]}.${random.pick('abcdef'.split(''))}.${random.pick(clouds)}`;
