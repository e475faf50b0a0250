import { type Check, register } from './requirement.ts';
import { session } from './session.ts';
import { tellMocha } from './tell-mocha.ts';

/**
 * Declares how a requirement of the ledger is checked: what it wants to see, and how that is judged. Under mocha it
 * becomes a suite with one test per operation; the test only judges, the requests are fired by the run.
 *
 * @throws Error if the ledger has no such requirement, or it has a check already
 */
export const requirement = <T>(id: string, check: Check<T>): void => {
  const { contract, settings, ...current } = session();
  const row = contract.requirements.find((one) => one.id === id);
  if (row === undefined) throw new Error(`The ledger has no requirement ${id}.`);
  const registered = register(row, check);
  const operations = contract.operations.filter(
    (operation) => check.on(operation) && settings.selects(id, operation.id),
  );
  if (!current.inMocha || operations.length === 0) return;

  describe(`${id} ${row.clause}`, () => {
    for (const operation of operations) {
      it(`${id}/${operation.id}`, async function () {
        const run = await current.run;
        tellMocha(this, await run.verdictOf({ check: registered, operation }), row);
      });
    }
  });
};
