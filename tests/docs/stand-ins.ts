/** What becomes of a command that is not simply run as it stands, to its end and with the exit code 0. */
export interface StandIn {
  /** The line of `.ci/run` that runs it: there it is run in full. */
  readonly ci?: string;
  /** The script of package.json that runs it, which has a row of its own. */
  readonly script?: string;
  /** Why nobody is to run it here. */
  readonly never?: string;
  /** What is run in its place: the same with less to do. */
  readonly as?: string;
  /** It does not end by itself: once it has said this, it is told to. */
  readonly until?: string;
  /** What it ends with. */
  readonly code?: number;
  /** Where it is typed: in the checkout unless this says in a project of somebody else's. */
  readonly where?: 'project';
}

const oneServer = 'create-answers-202';
const listening = 'Ctrl+C ends it.';
const watching = 'starts the next run; Ctrl+C ends this.';

/** By the command as the documents have it. A row that no document has any more fails the tests. */
export const standIns: Readonly<Record<string, StandIn>> = {
  '.ci/run': { never: 'it runs these tests' },
  'npm ci': { ci: 'npm ci --no-audit --no-fund' },
  'npm cit': { ci: 'npm test 2>&1' },
  'npm test': { ci: 'npm test 2>&1' },
  'npm run check:types': { script: 'test' },
  'npm run check:lint': { script: 'test' },
  'npm run check:dead-code': { script: 'test' },
  'npm run check:tests': { script: 'test' },
  'npm run check:browser': { ci: 'check npm run -s check:browser' },
  'npm run check:package': { ci: 'check npm run -s check:package' },
  'npm run check:docs': { ci: 'check npm run -s check:docs' },
  'npm run check:versions': { ci: 'check npm run -s check:versions -- --faults --sample 30' },
  'npm run check:versions -- --faults': { ci: 'check npm run -s check:versions -- --faults --sample 30' },
  'npm run screenshots': { never: 'its pictures show the port, so it opens one that may be taken' },

  'npm run bench': { as: 'npm run bench -- start --rounds 1' },
  'npm run bench -- start latency': { as: 'npm run bench -- start --rounds 1' },
  'npm run bench -- --write': { as: 'npm run bench -- start --rounds 1 --write' },
  'npm run faults': { ci: 'check npm run -s faults -- --check --seeds 2' },
  'npm run faults -- text-': { as: `npm run faults -- ${oneServer}` },
  'npm run faults -- --alone': { as: `npm run faults -- --alone ${oneServer}` },
  'npm run faults -- --check': { as: `npm run faults -- --check ${oneServer}` },
  'npm run faults -- --check --seeds 10': { as: `npm run faults -- --check --seeds 10 ${oneServer}` },
  'npm run faults -- --write': { as: `npm run faults -- --write ${oneServer}` },
  'npm run faults -- --learn': { as: `npm run faults -- --learn ${oneServer}` },
  'npm run faults -- --json FILE': { as: `npm run faults -- --json FILE ${oneServer}` },

  'npm run mock -- --fault text-trims': { until: listening },
  'npm run mock -- --fault date-keeps-milliseconds': { until: listening },
  'npm run mock -- --variant creates-are-visible-after-500-ms': { until: listening },

  'run --watch': { until: watching },
  'node cli/graph-conformance.js run --target http://127.0.0.1:8080/beta --watch src': { until: watching },
  'run --shard 2/4': { as: 'run --shard 2/4 --seed 7' },

  // What is edited between the steps is in the tests.
  'node cli/graph-conformance.js run --help --schemas entities': {
    as: 'rm -r entities && cp -r tests/entity/fixture entities && node cli/graph-conformance.js run --help --schemas entities',
  },
  'doctor --schemas entities --target NAME': { as: 'doctor --schemas entities --help' },
  'npx tsx tests/entity/main.ts': { until: listening },
  'npx tsx tests/entity/main.ts integer-16-bits': { until: listening },

  // Port 8080 is a mock that trims, as the first run has it.
  'npm run conformance -- --target http://127.0.0.1:8080/beta': { code: 1 },
  'npm run conformance -- --target http://127.0.0.1:8080/beta --only TEXT-01': { code: 1 },
  'node cli/graph-conformance.js replay reports/conformance.json#TEXT-01/createMacOSSoftwareUpdateStateSummary': {
    code: 1,
  },
  'replay reports/conformance.json#ENUM-03/createWindowsUpdateState': {
    as: 'replay last/conformance.json#ENUM-03/createWindowsUpdateState',
    code: 1,
  },

  // Whoever goes to another folder takes the package along.
  'npm pack': { as: 'npm pack && cp graph-conformance-*.tgz "$PROJECT"' },
  'npx --package ./graph-conformance-0.1.0.tgz graph-conformance run': { where: 'project' },
  'npm install --save-dev ./graph-conformance-0.1.0.tgz': { where: 'project' },
  'npx graph-conformance': { where: 'project' },
  'npx graph-conformance run': { where: 'project' },

  // Neither shell is on every machine; what bash is given is read by bash.
  'source <(graph-conformance completion zsh)': { as: 'graph-conformance completion zsh' },
};

/** What stands in a command for something of the reader's, and what the reader of these tests has. */
export const placeholders: readonly (readonly [placeholder: string, value: string])[] = [
  ['http://127.0.0.1:8080/beta', '$TRIMMING_MOCK'],
  ['OLD.json', 'last/conformance.json'],
  ['NEW.json', 'reports/conformance.json'],
  ['DIR…', 'shards/1 shards/2'],
  ['OUT', 'merged'],
  ['OPTION…', '--seed 1'],
  ['FILE', 'outcomes.json'],
  ['--target NAME', '--target staging'],
  ['NAME', oneServer],
];
