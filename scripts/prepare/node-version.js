// Vite 8 runs on 20.19 and later of the 20 line, and from 22.12 on.
const isEnough = (major, minor) =>
  (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;

export const assertNode = (version) => {
  const [major, minor] = version.split('.').map(Number);
  if (isEnough(major, minor)) return;
  throw new Error(
    `Whither needs Node 20.19 or newer (of the 22 line: 22.12 or newer); this is Node ${version}. ` +
      'Get one at https://nodejs.org and run the command again.'
  );
};
