import { UsageError } from '../target/index.ts';
import type { Collection } from './collection.ts';
import { TargetUnreachable } from './target-unreachable.ts';

/**
 * One request before all others.
 *
 * @throws TargetUnreachable when nobody answers, UsageError when the token is refused
 */
export const knock = async (collection: Collection): Promise<void> => {
  const exchange = await collection.call({
    operation: collection.entity.operations.list,
    purpose: 'knocks at the door',
    url: collection.collectionUrl(),
  });
  if (exchange.answer === undefined)
    throw new TargetUnreachable(new URL(exchange.request.url).origin, exchange.failure?.message ?? 'no answer');
  if (exchange.answer.status === 401) {
    throw new UsageError(
      `GRAPH_TOKEN is refused by ${new URL(exchange.request.url).origin} (401): it may be expired, or meant for another service.`,
    );
  }
};
