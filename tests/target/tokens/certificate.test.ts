import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenSource } from '../../../target/tokens/index.ts';
import { client, type LocalAuthority, listenAsAuthority, settingsFor, tenant } from './authority.ts';
import { certify, encrypted } from './certificates.ts';
import { part } from './jwt.ts';

const issuer = certify({ name: 'issuer' });
const identity = certify({ name: 'client', by: issuer });
const passphrase = 'pass - phrase';

describe('a token for a certificate', () => {
  let authority: LocalAuthority;
  let folder: string;
  let path: string;
  const source = (given?: string) =>
    createTokenSource(
      { method: 'client-certificate', tenant, client, path, passphrase: given },
      settingsFor(authority),
      { ca: authority.ca },
    );

  before(async () => {
    authority = await listenAsAuthority();
    folder = await mkdtemp(join(tmpdir(), 'certificate-'));
    path = join(folder, 'client.pem');
  });
  beforeEach(() => {
    authority.knows.certificate = identity.certificate;
  });
  after(async () => {
    await authority.close();
    await rm(folder, { recursive: true });
  });

  const files: Readonly<Record<string, readonly [text: string, passphrase?: string]>> = {
    'key and certificate': [identity.key + identity.certificate],
    'certificate and key': [identity.certificate + identity.key],
    'key and chain, in any order': [issuer.certificate + identity.key + identity.certificate],
    'key and certificate with the remarks of other tools': [
      `Bag Attributes\r\n  localKeyID: 01 - 02\r\n${identity.key.replaceAll('\n', '\r\n')}\nsubject=CN = client\n${identity.certificate}`,
    ],
    'encrypted key and certificate': [encrypted(identity.key, passphrase) + identity.certificate, passphrase],
    'key that needs no passphrase': [identity.key + identity.certificate, passphrase],
  };

  for (const [what, [text, given]] of Object.entries(files)) {
    it(`is signed for by a file with ${what}`, async () => {
      await writeFile(path, text);
      assert.equal(await source(given).token(), authority.tokens.at(-1));
      const { form } = authority.asked.at(-1) ?? assert.fail();
      assert.equal(form.client_secret, undefined);
      const { exp, nbf } = part(form.client_assertion ?? '', 1);
      assert.equal(Number(exp) - Number(nbf), 600);
    });
  }

  it('is signed for by the certificate that is in the file at that time', async () => {
    await writeFile(path, identity.key + identity.certificate);
    const { token, renew } = source();
    const first = await token();
    const next = certify({ name: 'client' });
    authority.knows.certificate = next.certificate;
    await assert.rejects(renew(first), { code: 'AADSTS700027' });
    await writeFile(path, next.key + next.certificate);
    assert.equal(await renew(first), authority.tokens.at(-1));
  });

  it('keeps key and passphrase as secrets, but no passphrase that may be a word', async () => {
    for (const [given, kept] of [
      [passphrase, [passphrase]],
      ['word', []],
    ] as const) {
      await writeFile(path, encrypted(identity.key, given) + identity.certificate);
      const { token, secrets } = source(given);
      assert.deepEqual(secrets(), kept);
      const got = await token();
      assert.deepEqual(secrets(), [...kept, identity.key, got]);
    }
  });

  const another = certify({ name: 'another' });
  const expired = certify({ name: 'expired', days: -1 });
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const damaged = identity.key.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA');
  const mistakes: Readonly<Record<string, readonly [text: string, given: string | undefined, message: RegExp]>> = {
    'no file': ['', undefined, /^AZURE_CLIENT_CERTIFICATE_PATH: .*missing\.pem cannot be read \(ENOENT\)\.$/],
    'no key': [identity.certificate, undefined, /_PATH: .* holds no private key in PEM; a \.pfx file has to be /],
    'no certificate': [identity.key, undefined, /_PATH: .* holds no certificate in PEM beside the key\.$/],
    'the certificate of another key': [
      identity.key + another.certificate,
      undefined,
      /_PATH: .* a key and a certificate that do not belong together\.$/,
    ],
    'a certificate that expired': [expired.key + expired.certificate, undefined, /_PATH: .* that expired .* GMT\.$/],
    'a key that is not RSA': [
      elliptic.export({ type: 'pkcs8', format: 'pem' }) + identity.certificate,
      undefined,
      /_PATH: .* a key that is not RSA/,
    ],
    'a damaged certificate': [
      identity.key + identity.certificate.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA'),
      undefined,
      /_PATH: .* holds a damaged certificate\.$/,
    ],
    'a damaged key': [damaged + identity.certificate, undefined, /_PATH: the private key in .* is damaged\.$/],
    'an encrypted key without a passphrase': [
      encrypted(identity.key, passphrase) + identity.certificate,
      undefined,
      /^AZURE_CLIENT_CERTIFICATE_PASSWORD is not set: the key in .* is encrypted\.$/,
    ],
    'a wrong passphrase': [
      encrypted(identity.key, passphrase) + identity.certificate,
      'something else',
      /^AZURE_CLIENT_CERTIFICATE_PASSWORD is not the passphrase of the key in .*\.$/,
    ],
  };

  for (const [what, [text, given, message]] of Object.entries(mistakes)) {
    it(`complains about ${what} before anything is sent`, async () => {
      const before = authority.asked.length;
      path = join(folder, text === '' ? 'missing.pem' : 'mistake.pem');
      if (text !== '') await writeFile(path, text);
      await assert.rejects(source(given).token(), { name: 'UsageError', message });
      assert.equal(authority.asked.length, before);
    });
  }
});
