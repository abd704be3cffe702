// The same reader in Debian's Firefox, with the network panel open; the HAR is what the panel would save.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connectMarionette } from './marionette.js';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const preferences = {
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'devtools.netmonitor.persistlog': true,
  'devtools.netmonitor.har.includeResponseBodies': true,
  'dom.security.https_first': false,
  'intl.accept_languages': 'en-GB, en',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.trr.mode': 5,
  'toolkit.telemetry.enabled': false
};

function makeProfile(profile, authority) {
  mkdirSync(profile, { recursive: true });
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`
  );
  writeFileSync(`${profile}/user.js`, lines.join('\n') + '\n');
  execFileSync('certutil', ['-d', `sql:${profile}`, '-N', '--empty-password']);
  execFileSync('certutil', ['-d', `sql:${profile}`, '-A', '-t', 'C,,', '-n', 'lab', '-i', authority]);
}

const openPanel = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const done = arguments[arguments.length - 1];
  gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' }).then(() => done(true), (e) => done(String(e)));`;

const readHar = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const done = arguments[arguments.length - 1];
  gDevTools.getToolboxForTab(gBrowser.selectedTab).getNetMonitorAPI()
    .then((api) => api.getHar()).then((har) => done(har), (e) => done({ error: String(e) }));`;

function reader(send) {
  const element = 'element-6066-11e4-a52e-4f735466cecf'; // WebDriver section 11.1
  const find = async (using, value) =>
    Object.values(await send('WebDriver:FindElement', { using, value }))[0][element];
  return {
    open: (url) => send('WebDriver:Navigate', { url }),
    type: async (selector, text) =>
      send('WebDriver:ElementSendKeys', { id: await find('css selector', selector), text }),
    click: async (selector) => send('WebDriver:ElementClick', { id: await find('css selector', selector) })
  };
}

async function read(send) {
  const page = reader(send);
  await page.open('http://daily-courier.example/');
  await pause(2000);
  await page.type('input[name=q]', 'hay fever tablets');
  await page.click('header button');
  await pause(2500);
  await page.click('h2 a');
  await pause(2500);
  await page.click('footer a');
  await pause(2500);
}

async function inChrome(send, script) {
  await send('Marionette:SetContext', { value: 'chrome' });
  const { value } = await send('WebDriver:ExecuteAsyncScript', { script, args: [], scriptTimeout: 60000 });
  await send('Marionette:SetContext', { value: 'content' });
  return value;
}

export async function visitWithFirefox({ home, authority, har }) {
  const profile = `${home}/firefox`;
  makeProfile(profile, authority);
  const args = [
    '--headless',
    '--no-remote',
    '--profile',
    profile,
    '--marionette',
    '--remote-allow-system-access'
  ];
  const env = { HOME: home, PATH: process.env.PATH, TZ: 'Europe/Berlin', LANG: 'en_GB.UTF-8' };
  const firefox = spawn('firefox-esr', args, { env });
  const send = await connectMarionette();
  await send('WebDriver:NewSession');
  await send('WebDriver:SetTimeouts', { script: 60000 });
  await inChrome(send, openPanel);
  await read(send);
  writeFileSync(har, JSON.stringify(await inChrome(send, readHar), null, 2));
  await send('Marionette:Quit');
  if (firefox.exitCode === null) await new Promise((resolve) => firefox.once('exit', resolve));
}
