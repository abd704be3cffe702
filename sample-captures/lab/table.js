// Prints the README's address table: lab/table.js
import { client, hosts, router } from './hosts.js';

const line = (...cells) => `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;
const named = hosts.map((host) => [host.names.join(', '), host]);
const rows = [['(the reader)', client], ['(router and resolver)', router], ...named].flatMap(
  ([name, row]) => [
    line(name, row.lab4, row.v4, row.country, row.rttMs && `${row.rttMs} ms`),
    ...(row.v6 ? [line('', row.lab6, row.v6, '', '')] : [])
  ]
);

console.log(
  [
    line('name', 'on loopback', 'written instead', 'country of the IPv4 address', 'round trip'),
    line('---', '---', '---', '---', '---'),
    ...rows
  ].join('\n')
);
