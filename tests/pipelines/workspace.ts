import { spawn } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTenant, type MockOptions, type MockServer, startMock, type TenantOptions } from '../../mock/index.ts';
import { neutral, withFolder } from '../cli/run-command.ts';
import { client, type LocalAuthority, listenAsAuthority, tenant } from '../target/tokens/authority.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a pipeline finds when it begins: a checkout, a target, and a token service that trusts its build service. */
export interface Workspace {
  /** The working directory of the steps. */
  readonly folder: string;
  /** Where a build service keeps what is uploaded. */
  readonly store: string;
  /** The working directory of another job. */
  newMachine(): Promise<string>;
  readonly mock: MockServer;
  readonly authority: LocalAuthority;
  /** What every step is given. */
  readonly env: Readonly<Record<string, string>>;
}

export interface StepEnded {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Stands for npm in the steps, and does nothing but look: this checkout is the installed package, which is not published
 * yet and has no other place to come from. Everything that is not `npm ci` fails.
 */
const npm = `#!/bin/sh
[ "$1" = ci ] && [ -f package-lock.json ] && [ -d node_modules ] && exec echo "npm ci: the packages are here"
echo "npm $* is not what a pipeline should run" >&2
exit 1
`;

/** What a checkout has, and a step needs. */
const linked = ['cli', 'node_modules', 'package.json', 'package-lock.json', 'action.yml'];

export const federation = { iss: 'https://builds.example', sub: 'conformance', aud: 'api://AzureADTokenExchange' };

/** A day on which nothing happens, so that what a pipeline does is all there is to see. */
const calm: TenantOptions = {
  writes: { limit: 100_000, windowMs: 1_000 },
  requests: { limit: 100_000, windowMs: 1_000 },
  weather: { unavailable: 0, tooLate: 0, cutOff: 0 },
  latencyMs: 0,
  visibleAfterMs: 0,
  neighbours: { residents: 0, everyMs: 3_600_000 },
};

/** A checkout in which targets/staging.json leads to the mock. */
const checkOut = async (folder: string, mock: MockServer, auth: string): Promise<void> => {
  for (const name of linked) await symlink(join(root, name), join(folder, name));
  await mkdir(join(folder, 'targets'));
  // On this machine the tokens of the suite's own mock would come first: so the way to get one is named.
  const target = { baseUrl: mock.baseUrl, cloud: 'global', auth, profile: 'standard', parents: mock.parameters };
  await writeFile(join(folder, 'targets', 'staging.json'), JSON.stringify(target));
};

/** Calls with a workspace that is gone afterwards. */
export const withWorkspace = (
  { auth, ...options }: Pick<MockOptions, 'fault'> & { readonly auth: string },
  use: (workspace: Workspace) => Promise<void>,
): Promise<void> =>
  withFolder(async (home) => {
    const authority = await listenAsAuthority();
    Object.assign(authority.knows, { federation, roles: ['DeviceManagementConfiguration.ReadWrite.All'] });
    const tenant = createTenant({
      ...calm,
      admission: (token) => (authority.tokens.includes(token) ? 'writer' : 'unknown'),
    });
    const mock = await startMock({ ...options, tenant });
    let machines = 0;
    const newMachine = async (): Promise<string> => {
      const folder = join(home, `machine-${++machines}`);
      await mkdir(folder);
      await checkOut(folder, mock, auth);
      return folder;
    };
    try {
      await mkdir(join(home, 'bin'));
      await writeFile(join(home, 'bin', 'npm'), npm);
      await chmod(join(home, 'bin', 'npm'), 0o755);
      await writeFile(join(home, 'ca.pem'), authority.ca);
      const path = [join(home, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
      await use({
        folder: await newMachine(),
        store: join(home, 'artifacts'),
        newMachine,
        mock,
        authority,
        env: {
          ...neutral(),
          // The mock is a process of this machine, where a run would try all there is.
          GRAPH_MAX_WRITES: '300',
          PATH: path,
          AZURE_AUTHORITY_HOST: authority.host,
          NODE_EXTRA_CA_CERTS: join(home, 'ca.pem'),
        },
      });
    } finally {
      await mock.close();
      await authority.close();
    }
  });

/** The variables of the application, as a build service keeps them. */
export const application = { AZURE_TENANT_ID: tenant, AZURE_CLIENT_ID: client };

/** Runs a command as a step; `argv` is what the build service makes of the script. */
export const runStep = (
  { folder, env }: Workspace,
  [program = '', ...args]: readonly string[],
  more: Readonly<Record<string, string>>,
): Promise<StepEnded> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: { ...env, ...more }, timeout: 120_000 });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
