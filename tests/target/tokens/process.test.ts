import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { client, type LocalAuthority, listenAsAuthority, tenant } from './authority.ts';

const script = fileURLToPath(new URL('print-token.ts', import.meta.url));

describe('a process that wants a token', () => {
  let authority: LocalAuthority;
  let folder: string;
  const run = async (secret: string) => {
    const args = ['--import', 'tsx', script, authority.host, tenant, client, secret];
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env, timeout: 60_000 });
    assert.equal(stderr, '');
    return { stdout, seen: JSON.parse(stdout) };
  };

  before(async () => {
    authority = await listenAsAuthority();
    folder = await mkdtemp(join(tmpdir(), 'process-'));
    await writeFile(join(folder, 'ca.pem'), authority.ca);
  });
  after(async () => {
    await authority.close();
    await rm(folder, { recursive: true });
  });

  it('trusts NODE_EXTRA_CA_CERTS, loads msal only then, and finds nothing printed', async () => {
    const { seen } = await run(authority.knows.secret);
    assert.deepEqual(seen, { before: false, after: true, token: authority.tokens[0] });
  });

  it('finds nothing printed about a refusal either', async () => {
    const { stdout, seen } = await run('wrong-secret-0123456789');
    assert.match(seen.token, /\(AADSTS7000215\)\.$/);
    assert.ok(!stdout.includes('wrong-secret-0123456789'));
  });
}).timeout(60_000);
