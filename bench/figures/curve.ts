import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '../../tests/faults/outcome.ts';
import { caughtAfter } from '../budget-curve.ts';
import { runChild } from '../children/run-child.ts';
import type { Figure } from '../figure.ts';

/** Writes, and the least share of the catalogue that has to be caught after so many, in per cent. */
const wanted: readonly (readonly [writes: number, percent: number])[] = [
  [25, 60],
  [50, 75],
  [100, 90],
  [200, 97],
  [300, 100],
];

/** 7: what each write of a run is worth. */
export const curve: Figure = {
  title: 'Budget curve: faults of the catalogue caught after so many writes',
  async measure({ folder, outcomes, progress }) {
    const file = outcomes ?? join(folder, 'outcomes.json');
    let memoryMb: number | undefined;
    if (outcomes === undefined) {
      progress('runs the catalogue, which takes some minutes');
      // 1: something was not caught, which the figure tells.
      memoryMb = (await runChild(['--import', 'tsx', 'tests/faults/main.ts', '--json', file], [0, 1])).maxRssMb;
    }
    const all = JSON.parse(await readFile(file, 'utf8')) as readonly Outcome[];
    const { shareAfter, faults, never } = caughtAfter(all);
    return {
      rounds: 1,
      rows: wanted.map(([writes, percent]) => ({
        what: `after ${writes} writes`,
        value: Math.floor(1_000 * shareAfter(writes)) / 10,
        unit: '%',
        wanted: { atLeast: percent },
        ...(memoryMb === undefined ? {} : { memoryMb }),
      })),
      notes: [
        `${faults} faults, each in a run of its own with the profile standard. A fault is caught when a requirement that is a right name for it is broken for the first time, whatever is found beside it. ${never.length === 0 ? 'All are caught in the end.' : `Never caught: ${never.join(', ')}.`}`,
      ],
    };
  },
};
