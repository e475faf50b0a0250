import type { Contract, Operation } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';
import type { Registered } from './requirement.ts';

/** An address of the run: a requirement on an operation. */
export interface Address {
  readonly check: Registered;
  readonly operation: Operation;
}

/** All addresses of the contract that the settings select, in the order of the ledger. */
export const addressesOf = (
  contract: Contract,
  checks: readonly Registered[],
  settings: Pick<Settings, 'selects'>,
): readonly Address[] =>
  checks.flatMap((check) =>
    contract.operations
      .filter((operation) => check.on(operation) && settings.selects(check.requirement.id, operation.id))
      .map((operation) => ({ check, operation })),
  );

/** `ENUM-03/createWindowsUpdateState`: what a report, a waiver and `--only` call it. */
export const keyOf = ({ check, operation }: Address): string => `${check.requirement.id}/${operation.id}`;

/** Makes something of an address when it is first asked for, and gives that to everybody who asks. */
export const oncePerAddress = <T>(make: (address: Address) => Promise<T>): ((address: Address) => Promise<T>) => {
  const made = new Map<string, Promise<T>>();
  return (address) => {
    const known = made.get(keyOf(address)) ?? make(address);
    made.set(keyOf(address), known);
    return known;
  };
};
