import { readFileSync } from 'node:fs';

/** Where a test may install what it needs. Not on Ubuntu: its package `chromium` only points at a snap. */
export const isRootOnDebian = () => {
  if (process.platform !== 'linux' || process.getuid() !== 0) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
};
