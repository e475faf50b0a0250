import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTenant, type MockServer, startMock, type Tenant, type TenantOptions } from '../../mock/index.ts';
import {
  client,
  type Federation,
  type LocalAuthority,
  listenAsAuthority,
  tenant as tenantId,
} from '../target/tokens/authority.ts';
import { jwt, part } from '../target/tokens/jwt.ts';

const federation: Federation = {
  iss: 'https://ci.example',
  sub: 'repo:contoso/conformance:ref:refs/heads/main',
  aud: 'api://AzureADTokenExchange',
};

const roles = ['DeviceManagementConfiguration.ReadWrite.All'];

/** Seconds by which the clocks of a service and a token service may differ. */
const skewSeconds = 1;

export interface Scene {
  readonly mock: MockServer;
  readonly tenant: Tenant;
  readonly authority: LocalAuthority;
  readonly folder: string;
  /** Path of a target file that leads to the tenant. */
  readonly targetFile: string;
  /** What a pipeline would set. */
  readonly env: Readonly<Record<string, string>>;
  /** Everything that must not show up anywhere: the assertion and every token so far. */
  secrets(): readonly string[];
}

export interface SceneOptions {
  /** Seconds that a token is good for. */
  readonly tokenSeconds?: number;
  /** What the tenant does differently. */
  readonly tenant?: TenantOptions;
  /** What stands in the target file, beside where the tenant is. */
  readonly file?: object;
}

/** Brings up a tenant and the token service it trusts, and writes what a pipeline needs to get in. */
export const openScene = async ({ tokenSeconds = 3_599, ...options }: SceneOptions = {}): Promise<Scene> => {
  const authority = await listenAsAuthority();
  Object.assign(authority.knows, { federation, roles, expiresIn: tokenSeconds });
  const tenant = createTenant({
    ...options.tenant,
    admission: (token) => {
      if (!authority.tokens.includes(token)) return 'unknown';
      return Number(part(token, 1).exp) + skewSeconds > Date.now() / 1_000 ? 'writer' : 'expired';
    },
  });
  const mock = await startMock({ tenant });
  const folder = await mkdtemp(join(tmpdir(), 'tenant-'));
  const assertion = jwt({ ...federation, jti: 'the canary of this scene' });
  const targetFile = join(folder, 'target.json');
  await writeFile(join(folder, 'ca.pem'), authority.ca);
  await writeFile(join(folder, 'assertion.jwt'), assertion);
  const file = { baseUrl: mock.baseUrl, cloud: 'global', auth: 'federated-token-file', writes: true };
  await writeFile(targetFile, JSON.stringify({ ...file, parents: mock.parameters, ...options.file }, undefined, 2));
  return {
    mock,
    tenant,
    authority,
    folder,
    targetFile,
    env: {
      AZURE_TENANT_ID: tenantId,
      AZURE_CLIENT_ID: client,
      AZURE_AUTHORITY_HOST: authority.host,
      AZURE_FEDERATED_TOKEN_FILE: join(folder, 'assertion.jwt'),
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
      GRAPH_READER_TOKEN: mock.readerToken,
      GRAPH_JOURNAL_DIR: join(folder, 'journal'),
    },
    secrets: () => [assertion, mock.readerToken, ...authority.tokens],
  };
};

/** Ends everything and deletes the files. */
export const closeScene = async ({ mock, authority, folder }: Scene): Promise<void> => {
  await mock.close();
  await authority.close();
  await rm(folder, { recursive: true });
};
