import { type Answer, type Exchange, objectIn } from '../target/index.ts';
import type { Collection } from './collection.ts';
import type { ParentCheck } from './history.ts';

/** Whether an answer shows an object: with an id, or wrapped as Intune's pages show it. */
const showsObject = (answer: Answer | undefined): boolean => {
  const object = answer?.status === 200 ? objectIn(answer) : undefined;
  const inner = object?.value as { readonly id?: unknown } | null | undefined;
  return typeof (object?.id ?? inner?.id) === 'string';
};

/**
 * Looks for the configured parent objects (ROUTE-02). One is missing for certain only if its address answers 404
 * while the service knows the collection it belongs to: a target without parent routes is legal.
 */
export const checkParents = async (collection: Collection): Promise<readonly ParentCheck[]> => {
  const { entity } = collection;
  const ask = (path: string, purpose: string): Promise<Exchange> =>
    collection.call({ operation: { ...entity.operations.get, id: '' }, purpose, url: collection.parentUrl(path) });
  const checks: ParentCheck[] = [];
  for (const { path, collectionPath, parameter, recipe } of entity.parents) {
    const exchange = await ask(path, 'looks for the parent object');
    const absent =
      exchange.answer?.status === 404 &&
      (await ask(collectionPath, 'looks for other parent objects')).answer?.status === 200;
    const id = decodeURIComponent(exchange.request.url.split('/').at(-1) ?? '');
    checks.push({
      exchange,
      found: showsObject(exchange.answer) ? 'yes' : absent ? 'no' : 'cannot tell',
      advice: [
        `there is no ${parameter.name} '${id}' on the target: set ${parameter.variable} or --${parameter.option} to the id of one that exists, or to ${recipe?.create === undefined ? 'discover' : 'discover or create'}`,
        ...(recipe === undefined ? [] : [recipe.advice.replace(/\.$/, '')]),
      ].join('. '),
    });
  }
  return checks;
};
