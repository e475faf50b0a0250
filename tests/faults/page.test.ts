import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { faults, variants } from '../../mock/index.ts';

const page = readFileSync(new URL('../../docs/catalogue.md', import.meta.url), 'utf8');
const rowOf = (name: string): string | undefined => page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));

/** Whether what was found still holds takes a run of the whole catalogue: `npm run faults -- --check`. */
describe('docs/catalogue.md', () => {
  it('has a row for each fault, with what it does and the requirements it breaks', () => {
    for (const { name, does, violates } of faults) {
      const row = rowOf(name) ?? assert.fail(`${name} is missing: npm run faults -- --write`);
      assert.ok(row.includes(`| ${does.replaceAll('|', '\\|')} | ${violates.join(', ')} |`), row);
    }
  });

  it('has a row for each legal variant, and nothing was found there', () => {
    for (const { name, does } of variants) {
      const row = rowOf(name) ?? assert.fail(`${name} is missing: npm run faults -- --write`);
      assert.ok(row.includes(`| ${does.replaceAll('|', '\\|')} | nothing |`), row);
    }
  });

  it('is counted right in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').replaceAll('\n', ' ');
    assert.ok(readme.includes(`one of ${faults.length} faults, or one of ${variants.length} legal differences`));
  });

  it('has no other rows', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    assert.equal(rows.length, faults.length + variants.length);
  });
});
