import type { Contract, Parent } from '../schemas/index.ts';

/** An option of `run` as the help shows it, and where else its value may come from. */
export interface OptionRow {
  readonly option: string;
  readonly variable: string | undefined;
  /** Shown in help; absent for switches. */
  readonly value: string | undefined;
  readonly help: string;
  readonly fallback: string;
  /** JSON Pointer to the same setting in a target file. */
  readonly pointer?: string;
  /** Its value is never shown. */
  readonly secret?: boolean;
}

const fixedOptions = {
  target: {
    variable: 'GRAPH_TARGET',
    value: 'NAME|URL',
    help: 'a file of targets/, or a service root with version, e.g. https://graph.microsoft.com/beta',
    fallback: 'GRAPH_BASE_URL, a service root; without that the embedded mock',
  },
  auth: {
    variable: 'GRAPH_AUTH',
    value: 'METHOD',
    help: 'how a token is got: token, client-secret, client-certificate, federated-token-file, github-oidc, azure-cli',
    fallback: 'what the environment has the variables for',
    pointer: '/auth',
  },
  'allow-writes': {
    variable: 'GRAPH_ALLOW_WRITES',
    value: undefined,
    help: 'lets a run create, change and delete objects on a target that is not on this machine',
    fallback: 'on for this machine, off for any other, which is then only read',
    pointer: '/writes',
  },
  schemas: {
    variable: 'GRAPH_SCHEMAS',
    value: 'DIR',
    help: "a folder of entities that are judged instead of the suite's own",
    fallback: "the suite's own",
  },
  profile: {
    variable: 'GRAPH_PROFILE',
    value: 'smoke|standard|deep',
    help: 'how much is tried',
    fallback: 'standard',
    pointer: '/profile',
  },
  'max-writes': {
    variable: 'GRAPH_MAX_WRITES',
    value: 'N',
    help: 'writes that may be planned with, those that delete among them; what shows most comes first',
    fallback: '60, 300 or 1,900 by profile; with standard all there is, on a service of this machine',
  },
  'max-time': {
    variable: 'GRAPH_MAX_TIME',
    value: 'SECONDS',
    help: 'after that nothing more is tried; what was created is deleted all the same',
    fallback: 'no limit',
  },
  seed: { variable: 'GRAPH_SEED', value: 'N', help: 'draws the same values again', fallback: 'random, printed' },
  strict: {
    variable: 'GRAPH_STRICT',
    value: undefined,
    help: 'a broken SHOULD fails the run as well',
    fallback: 'off',
    pointer: '/strict',
  },
  only: {
    variable: undefined,
    value: 'ENUM|ENUM-03|ENUM-03/OPERATION',
    help: 'judge only these; repeatable',
    fallback: 'everything',
  },
  shard: {
    variable: 'GRAPH_SHARD',
    value: 'I/N',
    help: 'one of N parts of the run, which merge joins; all of them need the same --seed',
    fallback: 'the whole run',
  },
  'report-dir': { variable: 'GRAPH_REPORT_DIR', value: 'DIR', help: 'where the reports go', fallback: 'reports' },
  concurrency: {
    variable: 'GRAPH_CONCURRENCY',
    value: 'N',
    help: 'requests under way at once, 1 to 64',
    fallback: '8',
    pointer: '/concurrency',
  },
  'check-metadata': {
    variable: 'GRAPH_CHECK_METADATA',
    value: undefined,
    help: "tells where the documentation and the service's $metadata disagree; changes no verdict",
    fallback: 'off',
  },
  'update-waivers': {
    variable: undefined,
    value: undefined,
    help: 'writes waivers for what fails into the target file, for review, and removes stale ones',
    fallback: 'off',
  },
  baseline: {
    variable: 'GRAPH_BASELINE',
    value: 'FILE',
    help: 'compares the run with the conformance.json of an earlier one',
    fallback: 'nothing to compare with',
  },
  'fail-on': {
    variable: 'GRAPH_FAIL_ON',
    value: 'any|new',
    help: 'which findings fail the run: any, or those that the baseline lacks; errors and leftovers always do',
    fallback: 'any',
  },
  har: {
    variable: 'GRAPH_HAR',
    value: undefined,
    help: 'writes every request and answer, without secrets, to run.har in the report folder',
    fallback: 'off',
  },
  'run-id': {
    variable: 'GRAPH_RUN_ID',
    value: 'ID',
    help: 'the mark on every object the run creates',
    fallback: 'its start time and four random characters',
  },
  'redact-also': {
    variable: 'GRAPH_REDACT_ALSO',
    value: 'TEXT',
    help: 'kept out of reports like a secret, e.g. a tenant id; repeatable, in the variable separated by commas',
    fallback: 'nothing',
    secret: true,
  },
  'journal-dir': {
    variable: 'GRAPH_JOURNAL_DIR',
    value: 'DIR',
    help: 'where a run notes what it creates, for the case that it is killed',
    fallback: '.graph-conformance/journal',
  },
} as const satisfies Record<string, Omit<OptionRow, 'option'>>;

/** The parents, each once: entities may share one. */
export const parentsOf = (contract: Contract): readonly Parent[] => [
  ...new Map(
    contract.entities.flatMap(({ parents }) => parents.map((parent) => [parent.parameter.name, parent] as const)),
  ).values(),
];

/** What may stand in the place of a parent's id, with what it does; the contract says what is possible. */
const words = {
  discover: { help: 'discover takes the first there is', isOffered: ({ recipe }: Parent) => recipe !== undefined },
  create: { help: 'create makes one for the run', isOffered: ({ recipe }: Parent) => recipe?.create !== undefined },
} as const;

/** A word in the place of an id: the run takes the first there is, or makes one. */
export type Fixture = keyof typeof words;

export const isFixture = (text: string | undefined): text is Fixture =>
  text !== undefined && Object.hasOwn(words, text);

/** The words that work for a parent object. */
export const fixturesFor = (parent: Parent): readonly Fixture[] =>
  (['discover', 'create'] as const).filter((word) => words[word].isOffered(parent));

/**
 * What an entity calls its parents must not be what the suite calls something else.
 *
 * @throws Error one sentence that names the parent
 */
export const assertOptionsAreFree = (contract: Contract): void => {
  for (const { parameter } of parentsOf(contract)) {
    const { name, option, variable } = parameter;
    const taken = Object.entries(fixedOptions).find(
      ([own, row]) => own === option || ('variable' in row && row.variable === variable),
    );
    if (taken !== undefined) {
      throw new Error(
        `x-fixture of {${name}} names --${option} and ${variable}, and --${taken[0]} is an option already.`,
      );
    }
  }
};

/** All options of `run`, those of the contract's parent objects among them. */
export const optionRows = (contract: Contract): readonly OptionRow[] => [
  ...Object.entries(fixedOptions).map(([option, row]) => ({ option, ...row })),
  ...parentsOf(contract).map((parent) => {
    const { option, variable, name } = parent.parameter;
    const offered = fixturesFor(parent);
    const meaning = offered.map((word) => words[word].help).join(', ');
    return {
      option,
      variable,
      value: ['ID', ...offered].join('|'),
      help: `id of the parent object {${name}}${meaning === '' ? '' : `; ${meaning}`}`,
      fallback: "the mock's own",
      pointer: `/parents/${name}`,
    };
  }),
];
