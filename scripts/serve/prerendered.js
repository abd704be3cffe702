import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const metaPolicy = /<meta http-equiv="content-security-policy" content="([^"]*)"/i;

const htmlBelow = (folder) =>
  statSync(folder, { throwIfNoEntry: false })
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'))
    : [];

const policyOf = (html) => {
  const policy = metaPolicy.exec(html)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  // A page in a <meta> cannot say who may frame it; the header can.
  return policy && `${policy}; frame-ancestors 'none'`;
};

const addressesOf = (path) => {
  const address = `/${path.replaceAll('\\', '/')}`;
  const bare = address.replace(/\.html$/, '');
  return [address, bare, bare.replace(/\/?index$/, '/')];
};

/** Pages written at build time carry their policy in the document; this finds it by the address they answer at. */
export const prerenderedPolicies = (folder) =>
  new Map(
    htmlBelow(folder).flatMap((path) => {
      const policy = policyOf(readFileSync(join(folder, path), 'utf8'));
      return policy ? addressesOf(path).map((address) => [address, policy]) : [];
    })
  );
