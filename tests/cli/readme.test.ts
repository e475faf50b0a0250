import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commands } from '../../cli/commands.ts';
import { exitCodes } from '../../verdicts/index.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The first cells of a table in the README, without its head. */
const namesBelow = (head: string): readonly string[] => {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => line.replaceAll(/ +/g, ' ') === head);
  assert.ok(start >= 0, `the README has no table ${head}`);
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) => line.split('|')[1]?.trim() ?? '');
};

describe('the README', () => {
  it('lists the commands in the order of the help', () => {
    assert.deepEqual(
      namesBelow('| Command | Does |'),
      Object.keys(commands).map((name) => `\`${name}\``),
    );
  });

  it('lists the exit codes', () => {
    assert.deepEqual(namesBelow('| Code | Meaning |').map(Number), Object.values(exitCodes).toSorted());
  });
});
