import type { Contract, PathParameter } from '../schemas/index.ts';

/** An option of `run` as the help shows it. */
export interface OptionRow {
  readonly option: string;
  readonly variable: string | undefined;
  /** Shown in help; absent for switches. */
  readonly value: string | undefined;
  readonly help: string;
  readonly fallback: string;
}

const fixedOptions = {
  target: {
    variable: 'GRAPH_BASE_URL',
    value: 'URL',
    help: 'service root with version, e.g. https://graph.microsoft.com/beta',
    fallback: 'the embedded mock',
  },
  profile: { variable: 'GRAPH_PROFILE', value: 'smoke|standard|deep', help: 'how much is tried', fallback: 'standard' },
  seed: { variable: 'GRAPH_SEED', value: 'N', help: 'draws the same values again', fallback: 'random, printed' },
  strict: {
    variable: 'GRAPH_STRICT',
    value: undefined,
    help: 'a broken SHOULD fails the run as well',
    fallback: 'off',
  },
  only: {
    variable: undefined,
    value: 'ENUM|ENUM-03|ENUM-03/OPERATION',
    help: 'judge only these; repeatable',
    fallback: 'everything',
  },
  'report-dir': { variable: 'GRAPH_REPORT_DIR', value: 'DIR', help: 'where the reports go', fallback: 'reports' },
  concurrency: {
    variable: 'GRAPH_CONCURRENCY',
    value: 'N',
    help: 'requests under way at once, 1 to 64',
    fallback: '8',
  },
  'run-id': {
    variable: 'GRAPH_RUN_ID',
    value: 'ID',
    help: 'the mark on every object the run creates',
    fallback: 'random',
  },
} as const satisfies Record<string, Omit<OptionRow, 'option'>>;

/** The parents' parameters, each once: entities may share a parent. */
export const parametersOf = (contract: Contract): readonly PathParameter[] => [
  ...new Map(
    contract.entities.flatMap(({ parents }) => parents.map(({ parameter }) => [parameter.name, parameter] as const)),
  ).values(),
];

/** All options of `run`, those of the contract's parent objects among them. */
export const optionRows = (contract: Contract): readonly OptionRow[] => [
  ...Object.entries(fixedOptions).map(([option, row]) => ({ option, ...row })),
  ...parametersOf(contract).map(({ option, variable, name }) => ({
    option,
    variable,
    value: 'ID',
    help: `id of the parent object {${name}}`,
    fallback: "the mock's own",
  })),
];

/** Environment variables that have no option: secrets do not belong on a command line. */
export const secretVariables = {
  GRAPH_TOKEN: 'bearer token that may read and write',
  GRAPH_READER_TOKEN: 'bearer token that may only read (AUTH-04)',
} as const;
