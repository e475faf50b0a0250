import assert from 'node:assert/strict';
import type { JournalRecord } from '../../runner/journal-file.ts';
import { thisProcess } from '../../runner/process-life.ts';
import { type SweepScope, whyNot } from '../../runner/sweep-scope.ts';
import { newRunId } from '../../target/index.ts';

const now = new Date('2026-05-01T12:00:00Z');
const minute = 60_000;
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * minute);

const record = (runId: string, started: Date, process: object): JournalRecord => ({
  path: `${runId}.jsonl`,
  run: {
    kind: 'run',
    runId,
    started: started.toISOString(),
    target: 'https://graph.example.com/beta',
    collections: [],
    seed: 1,
    version: '0',
    ...thisProcess(),
    ...process,
  },
  intents: [],
  unanswered: [],
  standing: [],
  unreadable: [],
});

/** No process has a number that high. */
const dead = { pid: 2 ** 31 - 1 };
const elsewhere = { host: 'another machine' };

const cases: readonly (readonly [
  words: string,
  runId: string,
  records: readonly JournalRecord[],
  scope: SweepScope,
  reason: RegExp | undefined,
])[] = [
  ['a dead run, however young', 'a', [record('a', ago(1), dead)], {}, undefined],
  [
    'a dead run that is younger than asked for',
    'a',
    [record('a', ago(1), dead)],
    { olderThanMs: 5 * minute },
    /0\.08 h/,
  ],
  ['a live run', 'a', [record('a', ago(999), {})], { runs: new Set(['a']) }, /still going on in process \d+/],
  ['a young run of another machine', 'a', [record('a', ago(60), elsewhere)], {}, /less than 2 h ago/],
  ['an old run of another machine', 'a', [record('a', ago(121), elsewhere)], {}, undefined],
  ['a named run of another machine', 'a', [record('a', ago(1), elsewhere)], { runs: new Set(['a']) }, undefined],
  ['a young run without a journal', newRunId(ago(60)), [], {}, /less than 2 h ago/],
  ['an old run without a journal', newRunId(ago(121)), [], {}, undefined],
  ['a run older than asked for', newRunId(ago(31)), [], { olderThanMs: 30 * minute }, undefined],
  ['a run of unknown age', 'nightly', [], {}, /unknown age: name it with --run nightly/],
  ['a run of unknown age, with an age', 'nightly', [], { olderThanMs: 0 }, /unknown age/],
  ['a named run without a journal', 'nightly', [], { runs: new Set(['nightly']) }, undefined],
  ['another than the named run', 'weekly', [], { runs: new Set(['nightly']) }, /not asked for/],
];

describe('the scope of a sweep', () => {
  for (const [words, runId, records, scope, reason] of cases) {
    it(`${reason === undefined ? 'takes' : 'leaves'} ${words}`, () => {
      const found = whyNot(runId, records, scope, now);
      if (reason === undefined) assert.equal(found, undefined);
      else assert.match(found ?? '', reason);
    });
  }
});
