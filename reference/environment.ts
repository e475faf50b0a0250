import type { Contract } from '../schemas/index.ts';
import { environmentOnly, optionRows } from '../target/index.ts';
import { code, page, table } from './markdown.ts';

/** What other programs set or read, and the suite follows or passes on. */
const ofOthers: Readonly<Record<string, string>> = {
  NODE_EXTRA_CA_CERTS: 'read by Node: a PEM file with what signs the certificate of a private service',
  NO_COLOR: 'read by the reporter of mocha: no colours',
  GITHUB_ACTIONS: 'set by GitHub: what fails a run is printed as errors of the build, one per cause',
  GITHUB_STEP_SUMMARY: 'set by GitHub: the file that `summary.md` is appended to',
  TF_BUILD: 'set by Azure Pipelines: what fails a run, and the summary, are handed to the build',
};

/** Every variable of the environment that a run follows. */
export const environmentPage = (contract: Contract): string =>
  page('Environment', [
    'Secrets come from the environment, never from an option or a target file; a secret is never printed.',
    '',
    '## Without an option',
    '',
    ...table(
      ['Variable', 'Meaning', 'Secret'],
      Object.entries(environmentOnly).map(([name, { help, secret }]) => [code(name), help, secret ? 'yes' : '']),
    ),
    '',
    '[tenant.md](../tenant.md#tokens) says which of them belong together.',
    '',
    '## In the place of an option',
    '',
    'The option beats its variable. A switch is `1` or `true`, `0` or `false`.',
    '',
    ...table(
      ['Variable', 'Option'],
      optionRows(contract).flatMap(({ option, variable, value }) =>
        variable === undefined ? [] : [[code(variable), code(`--${option}${value === undefined ? '' : ` ${value}`}`)]],
      ),
    ),
    '',
    '## Of other programs',
    '',
    ...table(
      ['Variable', 'Meaning'],
      Object.entries(ofOthers).map(([name, meaning]) => [code(name), meaning]),
    ),
    '',
    'Variables that name a proxy are not followed: the suite connects directly, and `doctor` says so.',
  ]);
