import type { Contract } from '../schemas/index.ts';
import { didYouMean } from './nearest.ts';
import { UsageError } from './usage-error.ts';

const topicOf = (id: string): string => id.replace(/-\d+$/, '');

/** Whether an address is among those that `--only` named: a topic, a requirement, or one address; none means all. */
export const addressFilter =
  (only: readonly string[]) =>
  (id: string, operation: string): boolean =>
    only.length === 0 || [topicOf(id), id, `${id}/${operation}`].some((name) => only.includes(name));

/** @throws UsageError for a name that neither the ledger nor the operations know. */
export const assertKnownAddresses = (only: readonly string[], contract: Contract): void => {
  const ids = contract.requirements.map(({ id }) => id);
  const names = [...new Set(ids.map(topicOf)), ...ids];
  const operations = contract.operations.map(({ id }) => id);
  for (const address of only) {
    const [name = '', operation, ...rest] = address.split('/');
    if (!names.includes(name))
      throw new UsageError(`--only ${address}: there is no requirement '${name}'.${didYouMean(name, names)}`);
    if (operation === undefined) continue;
    if (!ids.includes(name) || rest.length > 0 || !operations.includes(operation)) {
      throw new UsageError(
        `--only ${address}: there is no operation '${operation}'.${didYouMean(operation, operations)}`,
      );
    }
  }
};
