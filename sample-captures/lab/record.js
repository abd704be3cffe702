// Runs inside the namespaces that record.sh makes. usage: record.js WORK
import { mkdirSync } from 'node:fs';
import { makeCertificates } from './authority.js';
import { dumpcap, record, tcpdump } from './capture.js';
import { names } from './hosts.js';
import { layNetwork } from './network.js';
import { startServers } from './servers.js';
import { visitWithChromium } from './visits/chromium.js';

const work = process.argv[2];
const home = `${work}/home`;
mkdirSync(home, { recursive: true });

await layNetwork(work);
await startServers(makeCertificates(`${work}/certificates`, home, names));
await record([tcpdump(`${work}/daily-news.pcap`), dumpcap(`${work}/daily-news.pcapng`)], () =>
  visitWithChromium({ home, har: `${work}/daily-news.har`, keys: `${work}/daily-news.keys` })
);
process.exit(0);
