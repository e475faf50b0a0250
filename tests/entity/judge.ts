import { version } from '../../cli/version.ts';
import { startRun } from '../../runner/index.ts';
import { fixedToken, readSettings } from '../../target/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { checks } from '../runner/checks.ts';
import { exampleContract, exampleFolder } from './example.ts';
import type { Service } from './service/start.ts';

/** The options that lead a run to the service, as a user would give them. */
export const optionsFor = ({ root }: Pick<Service, 'root'>): readonly string[] => [
  '--target',
  root,
  '--schemas',
  exampleFolder,
  ...exampleContract.entities.flatMap(({ parents }) =>
    parents.flatMap(({ parameter }) => [`--${parameter.option}`, 'discover']),
  ),
];

export const environmentFor = ({ token, readerToken }: Service) => ({
  GRAPH_TOKEN: token,
  GRAPH_READER_TOKEN: readerToken,
});

/** The whole suite in this process; what is not there at once, this service will never show. */
export const judge = async (service: Service, args: readonly string[] = []): Promise<Report> => {
  const environment = environmentFor(service);
  const settings = readSettings([...optionsFor(service), ...args], exampleContract, undefined, environment);
  const run = await startRun({
    settings,
    target: {
      root: new URL(service.root),
      tokens: fixedToken(service.token),
      readerToken: service.readerToken,
      parameters: settings.parameters,
    },
    contract: exampleContract,
    checks,
    version: version(),
    visibilityMs: 50,
  });
  return run.finish();
};
