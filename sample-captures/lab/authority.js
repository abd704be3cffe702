// The laboratory's own certificate authority, made anew for every recording and thrown away after it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const openssl = (...args) => execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

function makeAuthority(dir) {
  const subject = ['-subj', '/O=Whither sample captures/CN=Laboratory CA, trusted by nobody'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    ...subject,
    '-days',
    '90',
    '-keyout',
    `${dir}/ca.key`,
    '-out',
    `${dir}/ca.pem`
  );
}

function makeCertificate(dir, name) {
  const file = `${dir}/${name}`;
  openssl('req', ...newKey, '-subj', `/CN=${name}`, '-keyout', `${file}.key`, '-out', `${file}.csr`);
  writeFileSync(`${file}.ext`, `subjectAltName=DNS:${name}\nextendedKeyUsage=serverAuth\n`);
  const signer = ['-CA', `${dir}/ca.pem`, '-CAkey', `${dir}/ca.key`, '-CAcreateserial', '-days', '89'];
  openssl('x509', '-req', '-in', `${file}.csr`, ...signer, '-extfile', `${file}.ext`, '-out', `${file}.pem`);
  return { key: readFileSync(`${file}.key`), cert: readFileSync(`${file}.pem`) };
}

/** Chromium on Linux trusts what the NSS database in the home directory trusts. */
function trustInHome(dir, home) {
  const database = `${home}/.pki/nssdb`;
  mkdirSync(database, { recursive: true });
  execFileSync('certutil', ['-d', `sql:${database}`, '-N', '--empty-password']);
  execFileSync('certutil', ['-d', `sql:${database}`, '-A', '-t', 'C,,', '-n', 'lab', '-i', `${dir}/ca.pem`]);
}

export function makeCertificates(dir, home, names) {
  mkdirSync(dir, { recursive: true });
  makeAuthority(dir);
  trustInHome(dir, home);
  return new Map(names.map((name) => [name, makeCertificate(dir, name)]));
}
