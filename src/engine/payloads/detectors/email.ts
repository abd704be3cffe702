import type { Detector } from './detector.ts';
import { inferred } from './found-here.ts';

const id = 'email';
// The addresses of HTML (html.spec.whatwg.org, valid e-mail address), with a top-level domain
const form = /^[a-z0-9][a-z0-9._+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,18}$/i;
const notDomains = /\.(?:png|jpe?g|gif|webp|svg|avif|css|js|mjs|json|html?|mp4|woff2?|ico|local)$/i;
// Keys of error trackers look the same: docs.sentry.io/concepts/key-terms/dsn-explainer
const isKey = /^[0-9a-f]{32}@|@(?:[a-z0-9-]+\.)*sentry\./i;
const packages = /version|package|module|revision|src|image/;

export const email: Detector = {
  id,
  name: 'E-mail addresses',
  source: 'https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address',
  may: ({ text }) => text.length >= 6 && text.length <= 254 && text.includes('@'),
  look: (leaf) => {
    const address = leaf.text.trim().replace(/^mailto:/i, '');
    if (!form.test(address) || notDomains.test(address) || isKey.test(address)) return null;
    return packages.test(leaf.name.text)
      ? null
      : inferred(leaf, id, 'account', 'email', 'own-format', address);
  }
};
