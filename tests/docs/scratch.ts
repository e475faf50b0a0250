import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type MockServer, startMock } from '../../cli/api/index.ts';
import { command, neutral, root, withFolder } from '../cli/run-command.ts';
import { blocksOf } from './documents.ts';

const execute = promisify(execFile);

/** What a reader has who has come to the end of the documents. */
export interface Scratch {
  /** A checkout with a target file and a report of the day before. */
  readonly checkout: string;
  /** A project of the reader's own, with the tarball that `npm pack` makes. */
  readonly project: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Stands before npm. `npm ci` would take away the packages that this process runs with, so it only looks whether they
 * are there; `.ci/run` begins with the real one.
 */
const npm = `#!/bin/sh
if [ "$1" = ci ]; then [ -f package-lock.json ] && [ -d node_modules ] && exit 0; exit 1; fi
PATH=\${PATH#*:} exec npm "$@"
`;

/** The environment of a shell: npm tells what it starts which project that is for, and how much to say. */
const ofAShell = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(neutral()).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name)));

/** What a checkout has that nobody has built or run anything in. */
const made: ReadonlySet<string> = new Set(['node_modules', 'dist', 'reports', '.git', '.graph-conformance']);

/** What commands of the suite need that write nothing but reports. */
const linked = ['cli', 'package.json', 'package-lock.json'];

/** The target file of the README, with a service of this machine in the place of the one in the cloud. */
const targetFile = (baseUrl: string): string => {
  const json = blocksOf('README.md').find(({ language }) => language === 'json');
  return JSON.stringify({ ...(JSON.parse(json?.text ?? '') as object), baseUrl }, undefined, 2);
};

const checkOut = async (folder: string, copied: boolean): Promise<void> => {
  if (copied) {
    await cp(root, folder, { recursive: true, filter: (path) => !made.has(relative(root, path)) });
    // Biome looks there for what git ignores.
    await execute('git', ['init', '--quiet'], { cwd: folder });
  } else {
    await mkdir(folder);
    for (const name of linked) await symlink(join(root, name), join(folder, name));
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const name of ['targets', 'src', 'home/.config/fish/completions'])
    await mkdir(join(folder, name), { recursive: true });
};

/** The report of a worse day, with a finding. */
const leaveReport = (checkout: string, target: string): Promise<void> =>
  withFolder(async (reports) => {
    const options = ['--target', target, '--only', 'ENUM-03/createWindowsUpdateState', '--report-dir', reports];
    const { code, stderr } = await command(['run', ...options]);
    if (code !== 1) throw new Error(`There is no finding to leave: ${stderr}`);
    await cp(join(reports, 'conformance.json'), join(checkout, 'last', 'conformance.json'));
  });

/** The command as npm links it where the package is installed. */
const graphConformance = `#!/bin/sh
exec node '${join(root, 'cli', 'graph-conformance.js')}' "$@"
`;

const programIn = async (folder: string, name: string, text: string): Promise<void> => {
  await mkdir(folder);
  await writeFile(join(folder, name), text);
  await chmod(join(folder, name), 0o755);
};

/**
 * Calls with a scratch folder that is gone afterwards, its services as well.
 *
 * @param copied whether the checkout is a copy, for commands that write into it; links are there sooner
 */
export const withScratch = (copied: boolean, use: (scratch: Scratch) => Promise<void>): Promise<void> =>
  withFolder(async (home) => {
    const mocks: MockServer[] = [];
    const started = async (fault?: string): Promise<MockServer> => {
      const mock = await startMock(fault === undefined ? {} : { fault });
      mocks.push(mock);
      return mock;
    };
    try {
      const [staging, trimming, last] = await Promise.all([
        started(),
        started('text-trims'),
        started('enum-bad-value-answers-404'),
      ]);
      const [checkout, project, bin, own] = ['checkout', 'project', 'bin', 'own'].map((name) => join(home, name));
      if (checkout === undefined || project === undefined || bin === undefined || own === undefined) return;
      await checkOut(checkout, copied);
      await mkdir(project);
      await writeFile(join(project, 'package.json'), '{ "private": true }\n');
      await writeFile(join(checkout, 'targets', 'staging.json'), targetFile(staging.baseUrl));
      if (copied) await leaveReport(checkout, last.baseUrl);
      await programIn(bin, 'npm', npm);
      await programIn(own, 'graph-conformance', graphConformance);
      await use({
        checkout,
        project,
        env: {
          ...ofAShell(),
          // The first entry is the one that the npm above takes off.
          PATH: [bin, own, dirname(process.execPath), process.env.PATH].join(delimiter),
          HOME: join(checkout, 'home'),
          npm_config_update_notifier: 'false',
          PROJECT: project,
          TRIMMING_MOCK: trimming.baseUrl,
        },
      });
    } finally {
      await Promise.all(mocks.map((mock) => mock.close()));
    }
  });
