// A reconstruction of what was reported of a phone maker's browser in 2020. A real Chromium opens pages and searches,
// in a normal window and in an incognito one; beside it the app's reporting part, played by curl, is told of each page
// as it opens and reports it. Field names as published by Wladimir Palant (palant.info, May 2020) and in the public
// documentation of the analytics kit; all values are invented.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { startChromium } from './chromium.js';

const run = promisify(execFile);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const uuid = '7d1f0c52-3a64-4e0b-9b8e-2f6a51c0ffee';
const account = '6100000042';
const androidId = 'f00dfacecafe0042';
const properties = {
  $lib: 'Android',
  $os: 'Android',
  $os_version: '9',
  $manufacturer: 'Xiaomi',
  $model: 'Redmi Note 8',
  $screen_width: 1080,
  $screen_height: 2340,
  $wifi: true,
  $network_type: 'WIFI',
  $carrier: 'Example Mobile',
  $device_id: androidId,
  uuid,
  internet_status: 1,
  platform: 'AndroidApp',
  miui_version: 'V11.0.3.0',
  miui_region: 'DE',
  system_language: 'en_GB'
};
const lib = { $lib: 'Android', $lib_version: '4.0.3', $app_version: '3.4.0', $lib_method: 'code' };

const hosts = { analytics: 'sa.api.intl.miui.com', tracking: 'tracking.rus.miui.com' };

/** Which property is which finding: what the report must tell, no more and no less. */
const meaning = {
  $os: ['device', 'os'],
  $os_version: ['device', 'os'],
  $manufacturer: ['device', 'maker'],
  $model: ['device', 'model'],
  $screen_width: ['device', 'screen'],
  $screen_height: ['device', 'screen'],
  $network_type: ['device', 'network-type'],
  $carrier: ['device', 'carrier'],
  $device_id: ['identifier', 'android-id'],
  uuid: ['identifier', 'install-id'],
  miui_version: ['device', 'os'],
  miui_region: ['location', 'place-name'],
  system_language: ['device', 'language'],
  url: ['page-visited', 'page-address'],
  search_word: ['search', 'search-words'],
  $screen_name: ['usage', 'screen-name'],
  $element_content: ['usage', 'button']
};

/** What was really sent, written down by whoever sent it. */
class Planted {
  #all = new Map();

  add(kind, what, value, host) {
    this.#all.set(`${kind} ${what} ${value} ${host}`, { kind, what, value: String(value), host });
  }

  event(event) {
    this.add('usage', 'event', event.event, hosts.analytics);
    if (event.type === 'track') this.add('identifier', 'user-id', event.distinct_id, hosts.analytics);
    for (const [name, value] of Object.entries(event.properties))
      if (meaning[name]) this.add(...meaning[name], value, hosts.analytics);
    // "on Wi-Fi" is a truth value of its own beside the kind of network
    if (event.properties.$wifi) this.add('device', 'network-type', 'Wi-Fi', hosts.analytics);
    if (event.type !== 'track_signup') return;
    this.add('account', 'account-name', event.distinct_id, hosts.analytics);
    this.add('account', 'account-link', event.original_id, hosts.analytics);
  }

  write(file) {
    const list = [...this.#all.values()].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    writeFileSync(file, `${JSON.stringify(list, null, 1)}\n`);
  }
}

/** Java's String.hashCode, which the kit sends as crc. */
const javaHash = (text) => [...text].reduce((hash, c) => (Math.imul(hash, 31) + c.charCodeAt(0)) | 0, 0);

/** The reporting part of the app. */
class Reporter {
  planted = new Planted();
  #waiting = [];

  constructor({ authority, keys, through }) {
    const common = ['-sS', '-o', '/dev/null', '--cacert', authority, '-A', 'LaboratoryApp/1.0'];
    this.send = (...request) =>
      run('curl', [...common, ...through, ...request], {
        env: { PATH: process.env.PATH, ...(keys && { SSLKEYLOGFILE: keys }) }
      });
  }

  async start() {
    const body = {
      sender: 'com.mi.globalbrowser.mini',
      event: 'app_start',
      id: uuid,
      region: 'DE',
      ts: Date.now()
    };
    const json = ['-H', 'content-type: application/json', '--data-raw', JSON.stringify(body)];
    await this.send(`https://${hosts.tracking}/track/v1`, ...json);
    this.planted.add('usage', 'event', body.event, hosts.tracking);
    // Called `id` and no more: that it is the same as elsewhere is all that can be seen.
    this.planted.add('identifier', 'lasting-token', body.id, hosts.tracking);
    this.planted.add('device', 'app', body.sender, hosts.tracking);
  }

  note(name, own = {}, rest = {}) {
    this.#waiting.push({
      ...{ time: Date.now(), type: 'track', distinct_id: uuid, event: name, lib, ...rest },
      properties: { ...properties, ...own }
    });
  }

  /** base64 over gzip over a list of events, in a form. */
  async flush() {
    const events = this.#waiting.splice(0);
    if (events.length === 0) return;
    const packed = gzipSync(JSON.stringify(events)).toString('base64');
    const form = `crc=${javaHash(packed)}&gzip=1&data_list=${encodeURIComponent(packed)}`;
    await this.send(`https://${hosts.analytics}/sa?project=global_browser_mini&r=DE`, '--data-raw', form);
    events.forEach((event) => this.planted.event(event));
  }
}

const gazette = 'https://www.hillside-gazette.example';
const engine = 'https://duckduckgo.com';
const clinic = 'https://www.riverside-clinic.example';

/** What the user of each window does; `open` and `search` are reported as they happen. */
const stories = {
  normal: async ({ reporter, open, search }) => {
    reporter.note('$SignUp', {}, { type: 'track_signup', distinct_id: account, original_id: uuid });
    reporter.note('$AppStart', { $is_first_day: false, $resume_from_background: false });
    await reporter.flush();
    await open(`${gazette}/`);
    await open(`${gazette}/politics/strike-at-the-harbour`);
    await search('lump under the arm');
    await open(`${clinic}/appointments/oncology`);
    reporter.note('$AppViewScreen', { $screen_name: 'com.example.browser.Bookmarks' });
    reporter.note('$AppClick', { $element_content: 'Add bookmark' });
    await reporter.flush();
  },
  incognito: async ({ reporter, open, search }) => {
    reporter.note('$AppStart', { $is_first_day: false, $resume_from_background: true });
    await reporter.flush();
    await search('leave the union quietly');
    await open(`${gazette}/letters/write-to-us`);
    await open(`${clinic}/patients/leaflet`);
    reporter.note('download_files', {
      op: 'start',
      suffix: 'pdf',
      type: 'privacy',
      url: `${clinic}/patients/leaflet`
    });
    await reporter.flush();
  }
};

const searched = async (page, reporter, words) => {
  reporter.note('search', {
    used_searchengine: 'duckduckgo',
    search_position: 'home',
    search_method: 'input',
    search_word: words
  });
  await page.goto(`${engine}/`, { waitUntil: 'load' });
  await page.getByRole('searchbox').fill(words);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/?q=*');
};

/** Plays one story; writes what was planted. `incognito` opens an off-the-record window, which has no cookies. */
export async function browse({ home, authority, keys, through = [], proxy, incognito, planted }) {
  const reporter = new Reporter({ authority, keys, through });
  await reporter.start();
  const { context, close } = await startChromium({ home, keys, proxy, incognito });
  const page = await context.newPage();
  page.on('framenavigated', (frame) => {
    const url = frame.url();
    if (frame !== page.mainFrame() || !url.startsWith('https://')) return;
    reporter.note('page_load_event_start', { url });
    reporter.note('page_load_event_finish', { url });
  });
  const settle = async () => {
    await page.waitForLoadState('networkidle');
    await reporter.flush();
    await pause(200);
  };
  const open = async (url) => {
    await page.goto(url);
    await settle();
  };
  const search = async (words) => {
    await searched(page, reporter, words);
    await settle();
  };
  await stories[incognito ? 'incognito' : 'normal']({ reporter, open, search });
  await close();
  reporter.planted.write(planted);
}
