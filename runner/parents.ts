import type { Exchange } from '../target/index.ts';
import type { Collection } from './collection.ts';
import type { ParentCheck } from './history.ts';

/**
 * Looks for the configured parent objects (ROUTE-02). One is missing for certain only if its address answers 404
 * while the service knows the collection it belongs to: a target without parent routes is legal.
 */
export const checkParents = async (collection: Collection): Promise<readonly ParentCheck[]> => {
  const { entity } = collection;
  const ask = (path: string, purpose: string): Promise<Exchange> =>
    collection.call({ operation: { ...entity.operations.get, id: '' }, purpose, url: collection.parentUrl(path) });
  const checks: ParentCheck[] = [];
  for (const { path, collectionPath, parameter } of entity.parents) {
    const exchange = await ask(path, 'looks for the parent object');
    const absent =
      exchange.answer?.status === 404 &&
      (await ask(collectionPath, 'looks for other parent objects')).answer?.status === 200;
    const id = decodeURIComponent(exchange.request.url.split('/').at(-1) ?? '');
    checks.push({
      exchange,
      found: exchange.answer?.status === 200 ? 'yes' : absent ? 'no' : 'cannot tell',
      advice: `there is no ${parameter.name} '${id}' on the target: set ${parameter.variable} or --${parameter.option} to the id of one that exists`,
    });
  }
  return checks;
};
