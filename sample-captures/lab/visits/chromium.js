// A reader opens the paper, searches, reads an article, and looks something up in the archive.
import { chromium } from '@playwright/test';

// docs: the browser must ask nobody but the laboratory
const flags = [
  '--no-sandbox',
  '--disable-quic',
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

export async function visitWithChromium({ home, har, keys }) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...flags, `--ssl-key-log-file=${keys}`],
    env: { HOME: home, PATH: process.env.PATH, TZ: 'Europe/Berlin', LANG: 'en_GB.UTF-8' }
  });
  const context = await browser.newContext({
    recordHar: { path: har, content: 'embed' },
    locale: 'en-GB',
    viewport: { width: 1280, height: 720 }
  });
  await read(await context.newPage());
  await context.close();
  await browser.close();
}
