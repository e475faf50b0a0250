import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen, type Server } from '../../target/server.ts';
import { client, type LocalAuthority, listenAsAuthority, tenant } from '../../target/tokens/authority.ts';
import { command, type Ended } from '../run-command.ts';
import { fileFor, graph } from './examine.ts';

describe('doctor and a token service', function () {
  this.timeout(600_000);
  let authority: LocalAuthority;
  let service: Server;
  let folder: string;

  before(async () => {
    authority = await listenAsAuthority();
    service = await listen(graph);
    folder = mkdtempSync(join(tmpdir(), 'tenant-'));
    writeFileSync(join(folder, 'ca.pem'), authority.ca);
    writeFileSync(
      join(folder, 'target.json'),
      JSON.stringify(fileFor(`${service.url}/beta`, { cloud: 'global', auth: 'client-secret' })),
    );
  });
  after(async () => {
    await authority.close();
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const examine = (env: Readonly<Record<string, string>>): Promise<Ended> =>
    command(['doctor', '--target', join(folder, 'target.json')], {
      AZURE_TENANT_ID: tenant,
      AZURE_CLIENT_ID: client,
      AZURE_CLIENT_SECRET: authority.knows.secret,
      AZURE_AUTHORITY_HOST: authority.host,
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
      ...env,
    });

  it('names an unknown tenant', async () => {
    const { code, stdout, stderr } = await examine({ AZURE_TENANT_ID: 'nobody.example' });
    assert.match(
      stdout,
      /^✗ wrong +source of the token +client-secret: no token can be had\n +AZURE_TENANT_ID: .*'nobody\.example'.*AADSTS90002/m,
    );
    assert.deepEqual([code, stderr], [2, '']);
  });

  it('keeps to itself what nobody shall read', async () => {
    const { stdout, stderr } = await examine({ GRAPH_REDACT_ALSO: tenant });
    assert.ok(!`${stdout}${stderr}`.includes(tenant));
    assert.match(stdout, /^✓ ok +token +tenant \$REDACTED_1, application /m);
  });

  it('uses the token it was given, and shows neither it nor the secret', async () => {
    const { code, stdout, stderr } = await examine({});
    assert.match(stdout, /^✓ ok +source of the token +client-secret$/m);
    assert.match(stdout, new RegExp(`^✓ ok +token +tenant ${tenant}, application ${client}$`, 'm'));
    assert.match(stdout, /AZURE_CLIENT_SECRET +\d+ characters +environment/);
    for (const secret of [authority.knows.secret, ...authority.tokens])
      assert.ok(!`${stdout}${stderr}`.includes(secret));
    // The tokens of this authority carry no permission.
    assert.match(stdout, /^✗ wrong +permissions of the token /m);
    assert.equal(code, 2);
  });
});
