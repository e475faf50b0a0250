import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createTokenSource } from '../../../target/tokens/index.ts';
import { part } from './jwt.ts';

/** Does what FAKE_AZ says, and puts its arguments into the token. */
const script = `#!${process.execPath}
const encode = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
const token = [{}, { args: process.argv.slice(2) }, {}].map(encode).join('.');
const refuse = (text) => { process.stderr.write(text); process.exitCode = 1; };
const seconds = Math.floor(Date.now() / 1000) + 3600;
const local = (date) => new Date(date - date.getTimezoneOffset() * 60000).toISOString().replace('T', ' ').replace('Z', '000');
const doings = {
  new: () => console.log(JSON.stringify({ accessToken: token, expires_on: seconds, expiresOn: 'misleading' })),
  old: () => console.log(JSON.stringify({ accessToken: token, expiresOn: local(new Date(seconds * 1000)) })),
  expired: () => console.log(JSON.stringify({ accessToken: token, expires_on: 1 })),
  strange: () => console.log('WARNING: not JSON'),
  'signed out': () => refuse("ERROR: Please run 'az login' to setup account.\\n"),
  refused: () => refuse("ERROR: AADSTS50076: Due to a change you must use MFA.\\nTrace ID: 1\\nTo re-authenticate, please run:\\naz login --tenant x\\n"),
  broken: () => refuse('\\nERROR: The subscription is gone.\\nTraceback: deep\\n'),
};
doings[process.env.FAKE_AZ]();
`;

const authority = { host: 'https://unused.example', scope: 'https://graph.example/.default', exchangeAudience: '' };

describe('a token of the Azure CLI', () => {
  let folder: string;
  const source = (doing: string, tenant?: string, path = folder) =>
    createTokenSource({ method: 'azure-cli', tenant }, authority, { environment: { FAKE_AZ: doing, PATH: path } });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'azure cli-'));
    await writeFile(join(folder, 'az'), script);
    await writeFile(join(folder, 'az.cmd'), `@"${process.execPath}" "%~dp0az" %*\r\n`);
    await chmod(join(folder, 'az'), 0o755);
  });
  after(() => rm(folder, { recursive: true }));

  const ask = ['account', 'get-access-token', '--output', 'json', '--resource', 'https://graph.example'];

  for (const version of ['new', 'old']) {
    it(`is asked for by the resource, and the tenant if there is one (${version} az)`, async () => {
      const { token, secrets } = source(version);
      assert.deepEqual(part(await token(), 1).args, ask);
      assert.deepEqual(secrets(), [await token()]);
      assert.deepEqual(part(await source(version, 'contoso.example').token(), 1).args, [
        ...ask,
        '--tenant',
        'contoso.example',
      ]);
    });
  }

  it('is not renewed by the same one, which the CLI keeps', async () => {
    const { token, renew } = source('new');
    assert.equal(await renew(await token()), undefined);
  });

  const troubles: Readonly<Record<string, RegExp>> = {
    'signed out': /^The Azure CLI is not signed in: run az login --tenant a\.example and try again\.$/,
    refused:
      /^The Azure CLI gave no token: AADSTS50076: Due to a change you must use MFA\. If in doubt, run az login --tenant a\.example again\.$/,
    broken: /^The Azure CLI gave no token: The subscription is gone\.$/,
    strange: /^The Azure CLI answered with something that holds no token: az version 2 is needed\.$/,
    expired: /^The new token has expired already; check the clock of this machine\.$/,
  };
  for (const [doing, message] of Object.entries(troubles)) {
    it(`is missing in one sentence where az is ${doing}`, async () => {
      await assert.rejects(source(doing, 'a.example').token(), { name: 'TokenError', message });
    });
  }

  it('is missing in one sentence where az is not installed', async () => {
    const elsewhere = [join(folder, 'nothing'), dirname(folder)].join(delimiter);
    await assert.rejects(source('new', undefined, elsewhere).token(), {
      name: 'TokenError',
      message: 'The Azure CLI (az) is not on the PATH: install it, or choose another method with --auth.',
    });
  });
});
