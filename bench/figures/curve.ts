import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '../../tests/faults/outcome.ts';
import { scoreOf } from '../../tests/faults/score.ts';
import { runChild } from '../children/run-child.ts';
import type { Figure, Row } from '../figure.ts';

/** Writes, and the least share of the catalogue that has to be caught with so many, in per cent. */
const wanted: readonly (readonly [writes: number, percent: number])[] = [
  [25, 60],
  [50, 75],
  [100, 90],
  [200, 97],
  [300, 100],
];

/** 7: what the writes of a run are worth. */
export const curve: Figure = {
  title: 'Budget curve: faults of the catalogue caught within so many writes',
  async measure({ folder, progress }) {
    const file = join(folder, 'outcomes.json');
    const rows: Row[] = [];
    for (const [writes, percent] of wanted) {
      const program = ['--import', 'tsx', 'tests/faults/main.ts', '--max-writes', `${writes}`, '--json', file];
      // 1: something was not caught, which the figure tells.
      const { maxRssMb } = await runChild(program, [0, 1]);
      const outcomes = JSON.parse(await readFile(file, 'utf8')) as readonly Outcome[];
      const { caught, faults, alarms } = scoreOf(outcomes);
      const usual = scoreOf(outcomes.filter(({ rare }) => rare !== true));
      const from = `${caught} of ${faults}, ${usual.caught} of ${usual.faults} outside rare classes; ${alarms} false alarms`;
      progress(`${writes} writes: ${from}`);
      rows.push({
        what: `within ${writes} writes`,
        value: Math.floor((1_000 * caught) / faults) / 10,
        unit: '%',
        wanted: { atLeast: percent },
        memoryMb: maxRssMb,
        from,
      });
    }
    return {
      rounds: 1,
      rows,
      notes: [
        'Every fault is judged in a run of its own with `--max-writes`, which is planned for so many. A fault is caught when a requirement that is a right name for it is broken, whatever is found beside it.',
      ],
    };
  },
};
