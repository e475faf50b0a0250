import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenSource } from '../../../target/tokens/index.ts';
import { client, type LocalAuthority, listenAsAuthority, settingsFor, tenant } from './authority.ts';
import { jwt } from './jwt.ts';

const workload = { iss: 'https://issuer.example', sub: 'system:serviceaccount:a:b', aud: 'api://Exchange' };

describe('a token for an assertion in a file', () => {
  let authority: LocalAuthority;
  let folder: string;
  let path: string;
  const source = () =>
    createTokenSource({ method: 'federated-token-file', tenant, client, path }, settingsFor(authority), {
      ca: authority.ca,
    });

  beforeEach(async () => {
    authority = await listenAsAuthority();
    authority.knows.federation = workload;
    folder = await mkdtemp(join(tmpdir(), 'federation-'));
    path = join(folder, 'assertion');
  });
  afterEach(async () => {
    await authority.close();
    await rm(folder, { recursive: true });
  });

  it('passes the assertion on, as the file holds it at that time', async () => {
    const { token, renew, secrets } = source();
    const assertions = [jwt({ ...workload, jti: 1 }), jwt({ ...workload, jti: 2 })] as const;
    await writeFile(path, `${assertions[0]}\n`);
    const first = await token();
    await writeFile(path, assertions[1]);
    const second = await renew(first);
    assert.deepEqual([first, second], authority.tokens);
    assert.deepEqual(
      authority.asked.map(({ form }) => form.client_assertion),
      assertions,
    );
    assert.deepEqual(secrets(), [assertions[0], first, assertions[1], second]);
  });

  const trusted = {
    issuer: ['iss', 'AADSTS700211'],
    subject: ['sub', 'AADSTS700213'],
    audience: ['aud', 'AADSTS7002121'],
  };
  for (const [what, [claim = '', code]] of Object.entries(trusted)) {
    it(`says what the assertion claims where the application trusts another ${what}`, async () => {
      authority.knows.federation = { ...workload, [claim]: 'another' };
      await writeFile(path, jwt(workload));
      await assert.rejects(source().token(), {
        name: 'TokenError',
        code,
        message: `The application '${client}' has no federated credential for issuer '${workload.iss}', subject '${workload.sub}' and audience '${workload.aud}'; add one with exactly these (${code}).`,
      });
    });
  }

  it('complains about a file that is missing or empty', async () => {
    await assert.rejects(source().token(), {
      name: 'UsageError',
      message: `AZURE_FEDERATED_TOKEN_FILE: ${path} cannot be read (ENOENT).`,
    });
    await writeFile(path, '\n');
    await assert.rejects(source().token(), { message: `AZURE_FEDERATED_TOKEN_FILE: ${path} is empty.` });
  });
});

describe('a token for a job of GitHub Actions', () => {
  let authority: LocalAuthority;
  const job = { iss: 'https://token.actions.githubusercontent.com', sub: 'repo:o/r:ref:refs/heads/main' };
  const source = (requestToken = authority.knows.requestToken) =>
    createTokenSource(
      { method: 'github-oidc', tenant, client, requestUrl: `${authority.host}/github?api-version=2.0`, requestToken },
      settingsFor(authority),
      { ca: authority.ca },
    );

  beforeEach(async () => {
    authority = await listenAsAuthority();
    authority.knows.federation = { ...job, aud: 'api://Exchange' };
  });
  afterEach(() => authority.close());

  it('asks GitHub for an assertion with the audience of the cloud each time, and passes it on', async () => {
    const { token, renew, secrets } = source();
    const first = await token();
    assert.deepEqual([first, await renew(first)], authority.tokens);
    assert.deepEqual(
      authority.asked.map(({ method, path }) => `${method} ${path}`),
      ['GET /github', `POST /${tenant}/oauth2/v2.0/token`, 'GET /github', `POST /${tenant}/oauth2/v2.0/token`],
    );
    const assertion = jwt({ ...job, aud: 'api://Exchange' });
    assert.deepEqual(new Set(secrets()), new Set([authority.knows.requestToken, assertion, ...authority.tokens]));
  });

  it('says what the job needs where GitHub refuses, and asks nobody else', async () => {
    await assert.rejects(source('wrong-request-token').token(), {
      name: 'TokenError',
      message: `GitHub gave no assertion about this job (${new URL(authority.host).host} answered 404): it needs the permission id-token: write, and ends with the job.`,
    });
    assert.equal(authority.asked.length, 1);
  });
});
