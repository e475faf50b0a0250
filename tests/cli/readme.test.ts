import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadContract } from '../../schemas/index.ts';
import { environmentOnly, optionRows } from '../../target/index.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The cells of a table in the README, without its head; a pipe within a cell is escaped there. */
const tableBelow = (head: string): readonly (readonly string[])[] => {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => line.replaceAll(/ +/g, ' ') === head);
  assert.ok(start >= 0, `the README has no table ${head}`);
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
};

const code = (text: string | undefined): string => (text === undefined ? '' : `\`${text}\``);

describe('the README', () => {
  it('lists the options as the help does', () => {
    const rows = optionRows(loadContract()).map(({ option, value, variable, help, fallback }) => [
      code(`--${option}${value === undefined ? '' : ` ${value}`}`),
      code(variable),
      help,
      fallback,
    ]);
    assert.deepEqual(tableBelow('| Option | Variable | Meaning | Default |'), rows);
  });

  it('lists the variables that have no option', () => {
    const rows = Object.entries(environmentOnly).map(([name, { help }]) => [code(name), help]);
    assert.deepEqual(tableBelow('| Variable | Meaning |'), rows);
  });
});
