/**
 * The policy of everything that is not a page: above all of worker scripts, which live by the policy they are served
 * with, not by that of their page. Pages carry SvelteKit's own, as strict, with the hashes of their inline scripts.
 * A test holds this and svelte.config.js together.
 */
export const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'object-src': "'none'",
  'frame-ancestors': "'none'"
};

const strictPolicy = Object.entries(directives)
  .map((pair) => pair.join(' '))
  .join('; ');

const always = {
  'Content-Security-Policy': strictPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // Asked again each time and answered 304 by the ETag; SvelteKit overrides it for files named after their content.
  'Cache-Control': 'no-cache'
};

/** What pages of others load from here: the script that gives a frame its height. */
const forOthers = ['/embed.js'];

/** Headers of every response, set before the app answers: what it sets itself, a page's policy, replaces them. */
export const setHeaders = (response, path, pagePolicy) => {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  if (forOthers.includes(path)) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (pagePolicy) response.setHeader('Content-Security-Policy', pagePolicy);
};
