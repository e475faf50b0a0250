import assert from 'node:assert/strict';
import { type BrokenAddress, causesOf } from '../../runner/causes.ts';
import type { Operation } from '../../schemas/index.ts';
import { ClauseBroken } from '../../verdicts/index.ts';
import { exchangeWith } from '../verdicts/exchange.ts';
import { checkOf, contract } from './checks.ts';
import { caseOf, entity, observationOf } from './history.ts';

const { create, update } = entity.operations;
const [one = '', other = ''] = entity.properties.map(({ name }) => name);

/** A property that is wrong, or undefined for the object as a whole; in the exchange of that number. */
type Wrong = readonly [property: string | undefined, number: number, words?: string];

const breaks = (id: string, operation: Operation, ...wrongs: readonly Wrong[]): BrokenAddress => ({
  check: checkOf(id),
  operation,
  broken: wrongs.map(([property, number, words = `case ${number} of ${id}/${operation.id}`]) => {
    const exchange = exchangeWith(200, '', { number });
    const observation = observationOf(caseOf(operation), { exchange });
    return {
      clause: new ClauseBroken('wrong', property === undefined ? {} : { property }),
      seen: { of: observation, exchange, observation, words },
    };
  }),
});

/** A finding of a clause that judges answers as such. */
const answersBreak = (id: string, operation: Operation, ...numbers: readonly number[]): BrokenAddress => ({
  check: checkOf(id),
  operation,
  broken: numbers.map((number) => {
    const exchange = exchangeWith(500, '', { number });
    return { clause: new ClauseBroken('wrong'), seen: { of: exchange, exchange, words: `request ${number}` } };
  }),
});

const pointers = (...addresses: readonly BrokenAddress[]) => Object.fromEntries(causesOf(addresses));

describe('the causes of findings', () => {
  it('leave a finding alone that is the only one', () => {
    assert.deepEqual(pointers(breaks('CREATE-03', create, [one, 1])), {});
  });

  it('are upstream, where the same property is wrong', () => {
    assert.deepEqual(pointers(breaks('CREATE-03', create, [one, 1]), breaks('TEXT-01', update, [one, 2])), {
      [`TEXT-01/${update.id}`]: `CREATE-03/${create.id}`,
    });
  });

  it('are none, where another property is wrong as well', () => {
    const lost = breaks('CREATE-03', create, [one, 1]);
    assert.deepEqual(pointers(lost, breaks('TEXT-01', update, [other, 2])), {});
    assert.deepEqual(pointers(lost, breaks('TEXT-01', update, [one, 2], [other, 3])), {});
  });

  it('are upstream in several clauses together', () => {
    const lost = [breaks('CREATE-02', create, [one, 1]), breaks('CREATE-03', create, [other, 1])];
    const found = pointers(...lost, breaks('UPDATE-12', update, [one, 2], [other, 3]));
    assert.equal(found[`UPDATE-12/${update.id}`], `CREATE-02/${create.id}`);
  });

  it('explain everything, where the object as a whole is wrong', () => {
    const lost = breaks('CREATE-06', create, [undefined, 1]);
    assert.deepEqual(pointers(lost, breaks('TEXT-01', update, [one, 2]), breaks('LIFE-02', create, [undefined, 3])), {
      [`TEXT-01/${update.id}`]: `CREATE-06/${create.id}`,
      [`LIFE-02/${create.id}`]: `CREATE-06/${create.id}`,
    });
  });

  it('do not explain the object by a property', () => {
    assert.deepEqual(pointers(breaks('CREATE-03', create, [one, 1]), breaks('LIFE-02', create, [undefined, 2])), {});
  });

  it('are never clauses that have nothing to do with it', () => {
    assert.deepEqual(pointers(breaks('CREATE-12', create, [undefined, 1]), breaks('TEXT-01', update, [one, 2])), {});
    assert.deepEqual(pointers(breaks('CREATE-05', create, [one, 1]), breaks('AUTH-01', update, [one, 1])), {});
  });

  it('lead to the first of a chain', () => {
    const found = pointers(
      breaks('CREATE-01', create, [undefined, 1]),
      breaks('CREATE-06', create, [undefined, 1]),
      breaks('UPDATE-06', update, [undefined, 2]),
    );
    assert.deepEqual(new Set(Object.values(found)), new Set([`CREATE-01/${create.id}`]));
  });

  it('are found downstream as well as upstream in the ledger', () => {
    assert.deepEqual(pointers(breaks('CREATE-09', create, [one, 1]), breaks('DATE-01', create, [one, 2])), {
      [`CREATE-09/${create.id}`]: `DATE-01/${create.id}`,
    });
  });

  it('are the same cases of the same clause on an earlier operation', () => {
    const earlier = breaks('AUTH-01', create, [undefined, 1, 'there is no token']);
    assert.deepEqual(pointers(earlier, breaks('AUTH-01', update, [undefined, 2, 'there is no token'])), {
      [`AUTH-01/${update.id}`]: `AUTH-01/${create.id}`,
    });
    assert.deepEqual(pointers(earlier, breaks('AUTH-01', update, [undefined, 2, 'the body is wrong as well'])), {});
  });

  it('are breakdowns of the service, where a clause is broken by nothing else', () => {
    const breakdowns = answersBreak('ERROR-03', create, 1, 2);
    assert.deepEqual(pointers(breaks('ENUM-03', create, [one, 1], [one, 2]), breakdowns), {
      [`ENUM-03/${create.id}`]: `ERROR-03/${create.id}`,
    });
    assert.deepEqual(pointers(breaks('ENUM-03', create, [one, 2], [one, 3]), breakdowns), {});
    assert.deepEqual(pointers(breaks('ENUM-03', update, [one, 1]), breakdowns), {});
  });

  it('are other objects and rows of requests, whatever property they showed it in', () => {
    const neighbour = breaks('CREATE-08', create, [one, 1]);
    const far = { ...neighbour, broken: neighbour.broken.map((b) => ({ ...b, seen: { ...b.seen, of: {} } })) };
    assert.deepEqual(pointers(far, breaks('UPDATE-08', update, [other, 2])), {
      [`UPDATE-08/${update.id}`]: `CREATE-08/${create.id}`,
    });
  });
});

describe('the clauses that a clause follows', () => {
  const followed = new Map(contract.requirements.map(({ id, follows }) => [id, follows]));

  for (const { id } of contract.requirements) {
    it(`${id} does not follow itself by any way round`, () => {
      const reached = new Set<string>();
      const open = [...(followed.get(id) ?? [])];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (reached.has(next)) continue;
        reached.add(next);
        open.push(...(followed.get(next) ?? []));
      }
      assert.ok(!reached.has(id));
    });
  }
});
