// A reader opens the paper, searches, reads an article, and looks something up in the archive.
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

// what would make the browser ask somebody outside the laboratory is off
const flags = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--host-resolver-rules=MAP *.googleapis.com ~NOTFOUND, MAP *.gvt1.com ~NOTFOUND, MAP *.google.com ~NOTFOUND',
  '--disable-extensions',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,ThirdPartyStoragePartitioning,NetworkTimeServiceQuerying,AutofillServerCommunication,OptimizationHints,MediaRouter,Translate'
];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function read(page) {
  await page.goto('http://daily-courier.example/', { waitUntil: 'networkidle' });
  await page.getByRole('searchbox').pressSequentially('hay fever tablets', { delay: 40 });
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search*');
  await page.waitForLoadState('networkidle');
  await page.getByRole('link', { name: 'Hay fever season' }).click();
  await page.waitForURL('**/health/**');
  await page.waitForLoadState('networkidle');
  await page.getByRole('link', { name: 'From our archive' }).click();
  await page.waitForLoadState('networkidle');
  await page.locator('input[name=words]').fill('asthma spray');
  await page.getByRole('button').click();
  await page.waitForLoadState('networkidle');
  await pause(500);
}

const launch = (profile, home, args, more) =>
  chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...flags, ...args],
    env: { HOME: home, PATH: process.env.PATH, TZ: 'Europe/Berlin', LANG: 'en_GB.UTF-8' },
    locale: 'en-GB',
    viewport: { width: 1280, height: 720 },
    ...more
  });

/** As after a click on "allow third-party cookies": 0 is CookieControlsMode::kOff. */
function allowThirdPartyCookies(profile) {
  mkdirSync(`${profile}/Default`, { recursive: true });
  writeFileSync(`${profile}/Default/Preferences`, JSON.stringify({ profile: { cookie_controls_mode: 0 } }));
}

export async function visitWithChromium({ home, har, keys }) {
  allowThirdPartyCookies(`${home}/chromium`);
  const recordHar = { path: har, content: 'embed' };
  const context = await launch(`${home}/chromium`, home, ['--disable-quic', `--ssl-key-log-file=${keys}`], {
    recordHar
  });
  await read(context.pages()[0]);
  await context.close();
}

/** Chromium says QUIC's first words to a host that never answers, then gives up. */
export async function sayQuic({ home }) {
  const name = 'www.googletagmanager.com';
  const context = await launch(`${home}/quic`, home, [
    '--enable-quic',
    `--origin-to-force-quic-on=${name}:443`
  ]);
  const opened = context.pages()[0].goto(`https://${name}/gtag/js?id=G-LABEXAMPLE`);
  await Promise.race([opened.catch(() => {}), pause(6000)]);
  await context.close();
}

/**
 * A Chromium for the phone browser's story: a window of a profile, or one off the record (what an incognito window is).
 * Through a proxy that opens encryption, its certificates are believed.
 */
export async function startChromium({ home, keys, proxy, incognito }) {
  const args = [
    '--disable-quic',
    ...(keys ? [`--ssl-key-log-file=${keys}`] : []),
    ...(proxy ? ['--ignore-certificate-errors', '--proxy-bypass-list=<-loopback>'] : [])
  ];
  const more = { ...(proxy && { proxy: { server: proxy } }) };
  if (!incognito) {
    const context = await launch(`${home}/phone`, home, args, more);
    return { context, close: () => context.close() };
  }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...flags, ...args],
    env: { HOME: home, PATH: process.env.PATH, TZ: 'Europe/Berlin', LANG: 'en_GB.UTF-8' },
    ...more
  });
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 720 } });
  return { context, close: () => browser.close() };
}
