import assert from 'node:assert/strict';
import { alwaysWrong, startMock } from '../../mock/index.ts';
import { TargetUnreachable } from '../../runner/index.ts';
import { exitCodeOf, exitCodes, type Report } from '../../verdicts/index.ts';
import { command, environmentOf, withFolder } from '../cli/run-command.ts';
import { answer, listen } from '../target/server.ts';
import { type Times, trial } from './trial.ts';

const smoke = ['--profile', 'smoke', '--seed', '7'];
const hurry: Times = { visibilityMs: 200, deadlineMs: 2_000, restartMs: 300 };

/** What a garbled service keeps all the same, by requirement, and why: these say nothing of what else is wrong. */
const keptBy = {
  'ROUTE-01': 'JSON and a success say that the operation is there',
  'CREATE-01': 'the status is 201',
  'CREATE-03': 'everything that was sent comes back',
  'CREATE-05': 'no @odata.type is shown but the right one; that there is no object is for CREATE-02 to tell',
  'CREATE-09': 'the example comes back as it was sent',
  'HTTP-03': 'the header says application/json; what the body holds is for others to tell',
  'ERROR-03': 'no answer is a 5xx',
} as const;
type Kept = keyof typeof keptBy;

/** The servers that answer, and which clauses of level MUST they can be said to keep. */
const answering: Readonly<Record<string, readonly Kept[]>> = {
  'always-500': [],
  'always-empty-200': ['CREATE-05', 'ERROR-03'],
  'always-empty-object': ['ROUTE-01', 'CREATE-05', 'HTTP-03', 'ERROR-03'],
  'always-empty-object-201': ['ROUTE-01', 'CREATE-01', 'CREATE-05', 'HTTP-03', 'ERROR-03'],
  'always-html': ['CREATE-05', 'ERROR-03'],
  'always-echoes': ['ROUTE-01', 'CREATE-03', 'CREATE-05', 'CREATE-09', 'HTTP-03', 'ERROR-03'],
  'always-broken-json': ['CREATE-01', 'CREATE-05', 'HTTP-03', 'ERROR-03'],
  'always-redirects': ['ERROR-03'],
};

/** The servers that give no answer, and how the one line that tells it ends. */
const silent: Readonly<Record<string, RegExp>> = {
  'always-hangs': /cannot be reached: no complete answer within [\d.]+ s\.$/,
  'always-drips': /cannot be reached: no complete answer within [\d.]+ s\.$/,
  'always-hangs-up': /cannot be reached: socket hang up\.$/,
  'always-hangs-up-halfway': /cannot be reached: aborted\.$/,
  'always-answers-100-megabytes': /cannot be used: the answer is larger than 10 MB\.$/,
};

/** Servers that are silent at once, so that a run with its usual deadlines ends soon. */
const quick = ['always-hangs-up', 'always-hangs-up-halfway', 'always-answers-100-megabytes'];

const kept = ({ results }: Report): readonly string[] => [
  ...new Set(results.filter(({ verdict, level }) => verdict === 'pass' && level === 'MUST').map(({ id }) => id)),
];

const onMock = async <T>(
  fault: string,
  use: (mock: Awaited<ReturnType<typeof startMock>>) => Promise<T>,
): Promise<T> => {
  const mock = await startMock({ fault });
  try {
    return await use(mock);
  } finally {
    await mock.close();
  }
};

describe('a target that is wrong through and through', function () {
  this.timeout(600_000);

  it('is in one of the tables here', () => {
    const names = alwaysWrong.map(({ name }) => name).filter((name) => name.startsWith('always-'));
    assert.deepEqual(names.toSorted(), [...Object.keys(answering), ...Object.keys(silent)].toSorted());
  });

  for (const [fault, expected] of Object.entries(answering)) {
    it(`${fault}: has findings, and keeps no clause that needs a right answer`, async () => {
      const report = await trial({ fault }, smoke, hurry);
      assert.deepEqual(
        kept(report).filter((id) => !(expected as readonly string[]).includes(id)),
        [],
      );
      assert.equal(exitCodeOf(report), exitCodes.findings);
      for (const { verdict, finding, reason } of report.results) {
        if (verdict === 'fail') assert.match(finding?.message ?? '', /^[^\n]+$/);
        if (verdict === 'blocked') assert.match(reason ?? '', /^[^\n]+$/);
      }
    });
  }

  for (const [fault, line] of Object.entries(silent)) {
    it(`${fault}: ends the run with one line`, async () => {
      await assert.rejects(trial({ fault }, smoke, hurry), (error) => {
        assert.ok(error instanceof TargetUnreachable);
        assert.match(error.message, line);
        return true;
      });
    });
  }
});

describe('graph-conformance run against a target that is wrong through and through', function () {
  this.timeout(600_000);

  it('ends with 1 and counts the findings where it answers', () =>
    withFolder((folder) =>
      onMock('always-html', async (mock) => {
        const { code, stdout, stderr } = await command(['run', ...smoke, '--report-dir', folder], environmentOf(mock));
        assert.deepEqual([code, stderr], [exitCodes.findings, '']);
        assert.match(stdout, /fail +CREATE-01\//);
      }),
    ));

  for (const fault of quick) {
    it(`ends with 3 and one line: ${fault}`, () =>
      onMock(fault, async (mock) => {
        const { code, stderr } = await command(['run', ...smoke], environmentOf(mock));
        assert.equal(code, exitCodes.broken);
        assert.match(stderr, /^The target \S+ \(--target, GRAPH_TARGET or GRAPH_BASE_URL\) [^\n]+\n$/);
        assert.match(stderr.trimEnd(), silent[fault] ?? /$^/);
        assert.ok(!stderr.includes(mock.token));
      }));
  }
});

describe('a target that sends every client elsewhere', () => {
  for (const status of [302, 307]) {
    it(`${status}: nobody else gets a request, nor the token`, async () => {
      const elsewhere = await listen((_, response) => answer(response, 200, {}));
      const target = await listen(({ url }, response) =>
        answer(response, status, undefined, { location: `${elsewhere.url}${url}` }),
      );
      try {
        await withFolder(async (folder) => {
          const args = ['run', ...smoke, '--only', 'ROUTE', '--only', 'CREATE', '--report-dir', folder];
          const environment = await onMock('always-redirects', async (mock) => environmentOf(mock));
          const { code, stdout } = await command(args, { ...environment, GRAPH_BASE_URL: `${target.url}/beta` });
          assert.match(stdout, /fail +CREATE-01\//);
          assert.equal(code, exitCodes.findings);
        });
      } finally {
        await Promise.all([target.close(), elsewhere.close()]);
      }
      assert.ok(target.received.some(({ headers }) => headers.authorization !== undefined));
      assert.deepEqual(elsewhere.received, []);
    }).timeout(600_000);
  }
});
