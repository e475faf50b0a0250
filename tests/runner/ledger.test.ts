import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parts } from '../../runner/case.ts';
import { exampleContract } from '../entity/example.ts';
import { checks, contract, specFiles } from './checks.ts';

const root = new URL('../../', import.meta.url);

/** An id as the first argument of a call: that is how requirements are declared, some through a function of the file. */
const declaration = /\(\s*'([A-Z]+-\d\d)'/g;

const idsIn = (file: string): ReadonlySet<string> =>
  new Set([...readFileSync(new URL(file, root), 'utf8').matchAll(declaration)].map(([, id = '']) => id));

const rows = new Map(contract.requirements.map((row) => [row.id, row]));
const checked = new Set(checks.map(({ requirement }) => requirement.id));

describe('the ledger', () => {
  for (const { id, excluded } of contract.requirements) {
    it(`${id} ${excluded === undefined ? 'has a check' : 'says why it has none'}`, () => {
      assert.equal(checked.has(id), excluded === undefined);
    });
  }

  it('has a row for every check', () => {
    for (const { requirement } of checks) assert.equal(rows.get(requirement.id), requirement);
  });

  for (const check of checks) {
    const { id } = check.requirement;

    it(`${id} speaks of an operation, and waits for a part of the run`, () => {
      assert.ok([...contract.operations, ...exampleContract.operations].some(check.on));
      assert.ok(parts.includes(check.after));
    });

    it(`${id} borrows from requirements that exist, and not from itself`, () => {
      const { borrows = [] } = check;
      for (const other of borrows === 'all' ? [] : borrows) assert.ok(checked.has(other) && other !== id, other);
    });
  }
});

describe('the spec files', () => {
  it('are all loaded, once', () => {
    const files = readdirSync(new URL('specs/', root)).filter((name) => name.endsWith('.spec.ts'));
    assert.deepEqual(specFiles.toSorted(), files.map((name) => `specs/${name}`).toSorted());
  });

  it('declare every check, none in two files', () => {
    assert.deepEqual(specFiles.flatMap((file) => [...idsIn(file)]).toSorted(), [...checked].toSorted());
  });

  for (const file of specFiles) {
    it(`${file} keeps to its topic`, () => {
      const topic = /(\w+)\.spec\.ts$/.exec(file)?.[1];
      const ids = idsIn(file);
      assert.ok(ids.size > 0);
      for (const id of ids) assert.equal(rows.get(id)?.topic, topic, id);
    });
  }
});
