import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, withFolder } from '../../cli/run-command.ts';
import { proseOf } from '../documents.ts';

interface Totals {
  readonly requests: number;
  readonly writes: number;
  readonly created: number;
  readonly deleted: number;
}

/** The rows of the first table of a document that has these words at the head of a column, cell by cell. */
const tableWith = (path: string, head: string): readonly (readonly string[])[] => {
  const rows = proseOf(path)
    .split('\n')
    .map((line) => (line.startsWith('|') ? line.split('|').slice(1, -1) : []).map((cell) => cell.trim()));
  const at = rows.findIndex((row) => row.includes(head));
  assert.notEqual(at, -1, `${path} has no table with a column '${head}'.`);
  const below = rows.slice(at + 2);
  const table = below.slice(
    0,
    below.findIndex((row) => row.length === 0),
  );
  assert.notEqual(table.length, 0, `The table of ${path} with a column '${head}' has no rows.`);
  return table;
};

const numberIn = (cell = ''): number => Number(cell.replaceAll(',', ''));

/** What the run says at its end that it sent, with the seed of the documents. */
const totalsOf = async (...args: readonly string[]): Promise<Totals> => {
  let totals: Totals | undefined;
  await withFolder(async (folder) => {
    const { code, stderr } = await command(['run', '--seed', '1', '--report-dir', folder, ...args]);
    assert.equal(code, 0, stderr);
    totals = (JSON.parse(await readFile(join(folder, 'conformance.json'), 'utf8')) as { totals: Totals }).totals;
  });
  assert.ok(totals);
  return totals;
};

/** How often something is looked at until it is there depends on the machine; what is written does not. */
const nearly = (told: number, measured: number): void =>
  assert.ok(Math.abs(told - measured) <= measured / 50, `The document says ${told}, and it is ${measured}.`);

describe('the figures of the documents are those of a run', () => {
  const runs = join('docs', 'runs.md');
  for (const [profile = '', requests, writes, created] of tableWith(runs, 'of which writes')) {
    it(`with the profile ${profile}`, async () => {
      const totals = await totalsOf('--profile', profile.replaceAll('`', ''));
      assert.deepEqual(
        [totals.writes, totals.created, totals.deleted],
        [writes, created, created].map((cell) => numberIn(cell)),
      );
      nearly(numberIn(requests), totals.requests);
    });
  }

  const ci = join('docs', 'ci.md');
  for (const [parts = '', requests, writes, longest] of tableWith(ci, 'Requests of the longest part')) {
    it(`in ${parts} ${parts === '1' ? 'part' : 'parts'}`, async () => {
      const each: Totals[] = [];
      for (let part = 1; part <= Number(parts); part += 1) each.push(await totalsOf('--shard', `${part}/${parts}`));
      const sum = (name: 'requests' | 'writes'): number => each.reduce((total, one) => total + one[name], 0);
      assert.equal(sum('writes'), numberIn(writes));
      nearly(numberIn(requests), sum('requests'));
      nearly(numberIn(longest), Math.max(...each.map((one) => one.requests)));
    });
  }
});
