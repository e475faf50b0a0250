import assert from 'node:assert/strict';
import { decide, type Level, type Outcome, type Verdict } from '../../verdicts/index.ts';

type Cells = readonly [plain: Verdict, strict: Verdict, waived: Verdict, waivedStrict: Verdict];

const levels: readonly Level[] = ['MUST', 'SHOULD', 'OBSERVE'];

/** The whole table, written down a second time. */
const cells: Readonly<Record<Outcome, Readonly<Record<Level, Cells>>>> = {
  held: {
    MUST: ['pass', 'pass', 'stale', 'stale'],
    SHOULD: ['pass', 'pass', 'stale', 'stale'],
    OBSERVE: ['pass', 'pass', 'stale', 'stale'],
  },
  broken: {
    MUST: ['fail', 'fail', 'waived', 'waived'],
    SHOULD: ['warn', 'fail', 'waived', 'waived'],
    OBSERVE: ['pass', 'pass', 'waived', 'waived'],
  },
  blocked: {
    MUST: ['blocked', 'blocked', 'blocked', 'blocked'],
    SHOULD: ['blocked', 'blocked', 'blocked', 'blocked'],
    OBSERVE: ['blocked', 'blocked', 'blocked', 'blocked'],
  },
  'not-applicable': {
    MUST: ['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable'],
    SHOULD: ['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable'],
    OBSERVE: ['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable'],
  },
  error: {
    MUST: ['error', 'error', 'error', 'error'],
    SHOULD: ['error', 'error', 'error', 'error'],
    OBSERVE: ['error', 'error', 'error', 'error'],
  },
};

const modes = [
  { strict: false, waived: false },
  { strict: true, waived: false },
  { strict: false, waived: true },
  { strict: true, waived: true },
] as const;

const outcomes = Object.keys(cells) as readonly Outcome[];

describe('decide', () => {
  for (const outcome of outcomes) {
    for (const level of levels) {
      for (const [i, { strict, waived }] of modes.entries()) {
        const verdict = cells[outcome][level][i];
        it(`${outcome}, ${level}${strict ? ', strict' : ''}${waived ? ', waived' : ''}: ${verdict}`, () => {
          assert.equal(decide({ outcome, level, strict, waived }), verdict);
        });
      }
    }
  }
});
