import type { Contract } from '../schemas/index.ts';
import { didYouMean } from './nearest.ts';
import { UsageError } from './usage-error.ts';

const topicOf = (id: string): string => id.replace(/-\d+$/, '');

/** Whether an address is among those that were named: a topic, a requirement, or one address. */
export const isNamedBy = (names: readonly string[], id: string, operation: string): boolean =>
  [topicOf(id), id, `${id}/${operation}`].some((name) => names.includes(name));

/** Whether an address is among those that `--only` named; none means all. */
export const addressFilter =
  (only: readonly string[]) =>
  (id: string, operation: string): boolean =>
    only.length === 0 || isNamedBy(only, id, operation);

/**
 * @param from where the names stand
 * @throws UsageError for a name that neither the ledger nor the operations know.
 */
export const assertKnownAddresses = (addresses: readonly string[], from: string, contract: Contract): void => {
  const ids = contract.requirements.map(({ id }) => id);
  const names = [...new Set(ids.map(topicOf)), ...ids];
  const operations = contract.operations.map(({ id }) => id);
  for (const address of addresses) {
    const [name = '', operation, ...rest] = address.split('/');
    if (!names.includes(name))
      throw new UsageError(`${from} ${address}: there is no requirement '${name}'.${didYouMean(name, names)}`);
    if (operation === undefined) continue;
    if (!ids.includes(name) || rest.length > 0 || !operations.includes(operation)) {
      throw new UsageError(
        `${from} ${address}: there is no operation '${operation}'.${didYouMean(operation, operations)}`,
      );
    }
  }
};
