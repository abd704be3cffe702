// Small programs, one protocol each.
import { execFile, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { hosts } from '../hosts.js';
import { waitFor } from '../network.js';

const run = promisify(execFile);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const address = (name) => hosts.find((host) => host.names.includes(name)).lab4;

const agent = ['-sS', '-o', '/dev/null', '-A', 'LaboratoryApp/1.0'];
const page = 'http://archive.daily-courier.example/1998/06/pollen.html';
const counted = `http://counter.yadro.ru/hit?r;s360*740*24;u${encodeURIComponent(page)};hPollen;0.42`;
const secure = ['--cacert', 'certificates/ca.pem', 'https://www.daily-courier.example/search?q=pollen+mask'];

export async function askOverTcp() {
  for (const [name, type] of [
    ['www.daily-courier.example', 'A'],
    ['www.daily-courier.example', 'AAAA'],
    ['hm.baidu.com', 'A'],
    ['nobody.daily-courier.example', 'A']
  ])
    await run('dig', ['+tcp', '+tries=1', name, type]);
}

export async function speakHttp2InTheClear() {
  const url = 'http://archive.daily-courier.example:8080';
  const form = ['-H', 'content-type: application/x-www-form-urlencoded', '--data-raw', 'words=asthma+spray'];
  await run('nghttp', ['-n', '-H', `referer: ${page}`, `${url}/1998/06/pollen.html`, `${url}/counter.js`]);
  await run('curl', [...agent, '--http2-prior-knowledge', ...form, `${url}/find`]);
}

/** Three requests at once on one connection, RFC 9112 section 9.3.2. */
export async function pipeline() {
  const get = (path, more = '') =>
    `GET ${path} HTTP/1.1\r\nHost: archive.daily-courier.example\r\nReferer: ${page}\r\n${more}\r\n`;
  const socket = connect(80, address('archive.daily-courier.example'));
  socket.write(
    get('/1998/06/pollen.html') + get('/counter.js') + get('/1998/06/missing.html', 'Connection: close\r\n')
  );
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
}

export async function goThroughProxy({ work }) {
  const proxy = ['--proxy', 'http://proxy.lab.example:3128'];
  await run('curl', [...agent, ...proxy, page], { cwd: work });
  await run('curl', [...agent, ...proxy, '-e', page, counted], { cwd: work });
  await run('curl', [...agent, ...proxy, ...secure], { cwd: work });
}

export async function goThroughSocks({ work }) {
  const proxy = ['--socks5-hostname', 'proxy.lab.example:1080'];
  await run('curl', [...agent, ...proxy, '-e', page, counted], { cwd: work });
  await run('curl', [...agent, ...proxy, ...secure], { cwd: work });
}

export async function speakDtls({ work }) {
  const name = 'events.reader-metrics.example';
  const files = ['-cert', `certificates/${name}.pem`, '-key', `certificates/${name}.key`];
  const server = spawn('openssl', ['s_server', '-dtls', '-accept', `${address(name)}:4433`, ...files], {
    cwd: work
  });
  await waitFor(server, 'ACCEPT');
  const client = spawn('openssl', ['s_client', '-dtls', '-connect', `${name}:4433`, '-servername', name], {
    cwd: work
  });
  await waitFor(client, 'Verify return code');
  client.stdin.write('{"reading":"pollen"}\n');
  await pause(800);
  for (const each of [client, server]) each.removeAllListeners('exit').kill();
}

export async function useEveryTool(where) {
  await askOverTcp();
  await speakHttp2InTheClear();
  await pipeline();
  await goThroughProxy(where);
  await goThroughSocks(where);
  await speakDtls(where);
}
