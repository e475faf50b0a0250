import { type Check, type Registered, register } from './requirement.ts';
import { type Session, session } from './session.ts';
import { tellMocha } from './tell-mocha.ts';

/** Where tests are declared: among mocha's globals, or in a tree that somebody builds. */
export interface TestTree {
  readonly describe: (title: string, body: () => void) => unknown;
  readonly it: (title: string, test: Mocha.AsyncFunc) => unknown;
}

/** Declares a suite with one test per operation; the test only judges, the requests are fired by the run. */
export const declareTests = (
  check: Registered,
  { contract, settings, run }: Pick<Session, 'contract' | 'settings' | 'run'>,
  { describe, it }: TestTree,
): void => {
  const { requirement: row } = check;
  const operations = contract.operations.filter(
    (operation) => check.on(operation) && settings.selects(row.id, operation.id),
  );
  if (operations.length === 0) return;

  describe(`${row.id} ${row.clause}`, () => {
    for (const operation of operations) {
      it(`${row.id}/${operation.id}`, async function () {
        tellMocha(this, await (await run).verdictOf({ check, operation }), row);
      });
    }
  });
};

/**
 * Declares how a requirement of the ledger is checked: what it wants to see, and how that is judged. Where mocha loads
 * the specs itself, it becomes tests at once.
 *
 * @throws Error if the ledger has no such requirement, or it has a check already
 */
export const requirement = <T>(id: string, check: Check<T>): void => {
  const current = session();
  const row = current.contract.requirements.find((one) => one.id === id);
  if (row === undefined) throw new Error(`The ledger has no requirement ${id}.`);
  const registered = register(row, check);
  if (current.inMocha) declareTests(registered, current, { describe, it });
};
