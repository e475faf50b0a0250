import assert from 'node:assert/strict';
import { alwaysWrong, faults, startMock, variants } from '../../mock/index.ts';
import { documented } from '../../mock/model/operations.ts';
import { loadContract } from '../../schemas/index.ts';

const everyFault = [...faults, ...alwaysWrong];
const everything = [...everyFault, ...variants];
const { requirements, operations } = loadContract();

/** Clauses about kinds of property that no entity of the mock has are shown by faulty servers of tests/entity. */
const spokenOf = requirements.filter(
  ({ kinds }) =>
    kinds === undefined || operations.some(({ entity }) => entity.properties.some(({ kind }) => kinds.includes(kind))),
);

describe('the catalogues', () => {
  it('have at least 150 faults and 20 variants', () => {
    assert.ok(faults.length >= 150, `${faults.length} faults`);
    assert.ok(variants.length >= 20, `${variants.length} variants`);
  });

  it('use every name once, in kebab-case', () => {
    const names = everything.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
    assert.deepEqual(
      names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)),
      [],
    );
  });

  it('say in one sentence what each entry does', () => {
    const vague = everything.filter(({ does }) => !/^[A-Z].{10,130}\.$/.test(does));
    assert.deepEqual(
      vague.map(({ name, does }) => `${name}: ${does}`),
      [],
    );
    assert.equal(new Set(everything.map(({ does }) => does)).size, everything.length);
  });

  it('name requirements and operations that exist', () => {
    const ids = new Set(requirements.map(({ id }) => id));
    const operationIds = new Set(operations.map(({ id }) => id));
    for (const { name, violates, operations: broken } of everyFault) {
      assert.deepEqual([violates.filter((id) => !ids.has(id)), name], [[], name]);
      assert.deepEqual([broken.filter((id) => !operationIds.has(id)), name], [[], name]);
      assert.ok(violates.length > 0 && broken.length > 0, name);
    }
    assert.deepEqual([...documented].sort(), [...operationIds].sort());
  });

  for (const { id } of spokenOf.filter(({ level }) => level !== 'OBSERVE')) {
    it(`have two faults or more that violate ${id} in the first place`, () => {
      const found = faults.filter(({ violates }) => violates[0] === id);
      assert.ok(found.length >= 2, `${found.length} faults: ${found.map(({ name }) => name)}`);
    });
  }

  it('break no requirement that is only observed', () => {
    const observed = new Set(requirements.filter(({ level }) => level === 'OBSERVE').map(({ id }) => id));
    assert.deepEqual(
      everyFault.filter(({ violates }) => violates.some((id) => observed.has(id))).map(({ name }) => name),
      [],
    );
  });

  it('name the nearest entry for a name that is not in them', async () => {
    await assert.rejects(startMock({ fault: 'text-trim' }), {
      message: 'There is no fault "text-trim"; the nearest is "text-trims".',
    });
    await assert.rejects(startMock({ variant: 'lists-are-page' }), {
      message: 'There is no variant "lists-are-page"; the nearest is "lists-are-paged".',
    });
  });
});
