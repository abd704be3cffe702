import type { Found } from '../found.ts';
import type { Detector, Leaf } from './detector.ts';
import { listOf } from './siblings.ts';

const id = 'installed-apps';
const fewest = 3;
// Full package names of Android and bundle ids of Apple: at least three parts
const packageForm = /^[a-z][a-z0-9_]{0,63}(?:\.[a-z0-9_-]{1,64}){2,9}$/i;
const firstParts = /^(?:com|org|net|io|de|fr|ru|cn|jp|kr|in|uk|br|app|me|tv|co|eu|info|it|es|us)\./i;

/** Lists of packages: which apps a person has says much of the person. */
export const installedApps: Detector = {
  id,
  name: 'Lists of installed apps',
  source: 'https://developer.android.com/guide/topics/manifest/manifest-element#package',
  names: [
    ...[
      'applist',
      'installedapps',
      'apps',
      'packages',
      'packagelist',
      'installedpackages',
      'installedapplist'
    ],
    ...['packagename', 'package', 'pkg', 'pkgname', 'bundleid', 'appid', 'bundleidentifier', 'p', 'pn']
  ],
  look: (leaf) => {
    if (leaf.text.length < 8 || !leaf.text.includes('.')) return null;
    return inOneText(leaf) ?? inList(leaf);
  }
};

const isPackage = (text: string): boolean =>
  text.length <= 200 && packageForm.test(text) && firstParts.test(text);

const inOneText = (leaf: Leaf): readonly Found[] | null => {
  if (leaf.text.length > 100_000 || leaf.node.children.length > 0) return null;
  const parts = leaf.text.split(/[\s,;|]+/);
  return parts.length >= fewest && parts.every(isPackage) ? found(leaf.node, parts) : null;
};

const inList = (leaf: Leaf): readonly Found[] | null => {
  if (!isPackage(leaf.text)) return null;
  const all = listOf(leaf.node);
  const packages = [...new Set(all?.texts.filter(isPackage))];
  return all && packages.length >= fewest ? found(all.list, packages) : null;
};

const found = (node: Leaf['node'], packages: readonly string[]): readonly Found[] => [
  {
    node,
    ...{ kind: 'installed-apps', what: 'app-list', form: 'plain', certainty: 'inferred', rule: id },
    value: packages.join(', ').slice(0, 2000),
    reason: 'own-format'
  }
];
