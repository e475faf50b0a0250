import assert from 'node:assert/strict';
import { loadContract } from '../../schemas/index.ts';
import { readSettings, type Settings, startOfRun, UsageError } from '../../target/index.ts';

const contract = loadContract();
const parents = Object.fromEntries(
  contract.entities.flatMap(({ parents }) => parents.map(({ parameter }) => [parameter.variable, 'some id'])),
);
const tenant = { ...parents, GRAPH_TOKEN: 'token', GRAPH_TARGET: 'https://graph.example/beta' };

const read = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Settings =>
  readSettings(args, contract, undefined, env);

const shard = (part: string, ...args: readonly string[]): Settings => read(['--shard', part, '--seed', '1', ...args]);

const all = (of: number): readonly Settings[] => Array.from({ length: of }, (_, i) => shard(`${i + 1}/${of}`));

/** Every address there could be. */
const addresses = contract.requirements.flatMap(({ id }) =>
  contract.operations.map((operation) => ({ id, operation })),
);

describe('the shards of a run', () => {
  for (const of of [1, 2, 3, 4, 5, 7, 8, 10, 16, 100]) {
    it(`judge every address exactly once, ${of} of them together`, () => {
      const shards = all(of);
      for (const { id, operation } of addresses) {
        const judging = shards.filter(({ selects }) => selects(id, operation.id));
        assert.equal(judging.length, 1, `${id}/${operation.id}`);
      }
    });
  }

  it('keep an entity to one of two, and an operation to one of any number', () => {
    const entitiesOf = ({ selects }: Settings) =>
      new Set(
        addresses.filter(({ id, operation }) => selects(id, operation.id)).map(({ operation: { entity } }) => entity),
      );
    assert.deepEqual(
      all(contract.entities.length).map((one) => entitiesOf(one).size),
      contract.entities.map(() => 1),
    );
    for (const { operation } of addresses) {
      const judging = all(8).filter(({ selects }) => addresses.some(({ id }) => selects(id, operation.id)));
      assert.equal(judging.length, 1, operation.id);
    }
  });

  it('are divided alike, whatever else the machines are told', () => {
    const part = shard('2/4').shard;
    assert.deepEqual(read(['--seed', '99', '--profile', 'deep', '--only', 'ENUM'], { GRAPH_SHARD: '2/4' }).shard, part);
    const [id, operation] = ['ENUM-03', contract.operations[0]?.id ?? ''];
    const named = Array.from({ length: 4 }, (_, i) => shard(`${i + 1}/4`, '--only', `${id}/${operation}`));
    assert.equal(named.filter(({ selects }) => selects(id, operation)).length, 1);
    assert.ok(!named.some(({ selects }) => selects('TEXT-01', operation)));
  });

  it('share what a tenant allows among those that have anything to do', () => {
    for (const of of [1, 2, 3, 4, 8, 300]) {
      const { budgets, shard: part } = read(['--seed', '1', '--shard', `1/${of}`], tenant);
      const { working = 0 } = part ?? {};
      assert.ok(working >= 1 && working <= of && working <= contract.operations.length);
      assert.ok(budgets !== undefined);
      for (const [{ limit, windowMs }, whole] of [[budgets.writes, 100] as const, [budgets.requests, 1_000] as const]) {
        assert.ok(Number.isInteger(limit) && limit >= 1);
        const together = (limit * working * 20_000) / windowMs;
        assert.ok(together <= whole && together > whole * 0.9, `${of}: ${together}`);
      }
    }
  });

  it('have a mark each, which still tells the age of the run', () => {
    assert.deepEqual(
      all(3).map(({ runId }) => runId.slice(-2)),
      ['s1', 's2', 's3'],
    );
    assert.ok(startOfRun(shard('3/12').runId) instanceof Date);
    assert.equal(shard('2/4', '--run-id', 'nightly').runId, 'nightlys2');
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no seed', ['--shard', '1/2'], /^--shard 1\/2: all shards of a run need the same --seed, and none is given\.$/],
    ['a number beyond the last', ['--seed', '1', '--shard', '3/2'], /^--shard: '3\/2' is no shard such as 2\/4/],
    ['number 0', ['--seed', '1', '--shard', '0/2'], /^--shard: '0\/2'/],
    ['words', ['--seed', '1', '--shard', 'first'], /^--shard: 'first'/],
    ['too long an id', ['--seed', '1', '--shard', '1/2', '--run-id', 'a'.repeat(24)], /^--run-id: 'a{24}s1' is not/],
  ];
  for (const [words, args, message] of wrong) {
    it(`are refused with ${words}`, () => {
      assert.throws(
        () => read(args),
        (error) => error instanceof UsageError && message.test(error.message),
      );
    });
  }

  it('are none where nobody asks', () => {
    const { shard: part, selects } = read([]);
    assert.equal(part, undefined);
    assert.ok(addresses.every(({ id, operation }) => selects(id, operation.id)));
  });
});
