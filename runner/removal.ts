import type { Exchange } from '../target/index.ts';
import type { Collection } from './collection.ts';
import type { Deletion } from './history.ts';
import type { Reading } from './observation.ts';
import { saysNotRouted } from './routed.ts';

export interface Removal extends Deletion {
  /** Every DELETE that was sent for the object. */
  readonly exchanges: readonly Exchange[];
}

/** What GET says of an object that was deleted; undefined where the answer is neither the object nor a 404. */
const goneBy = ({ exchange, object }: Pick<Reading, 'exchange' | 'object'>, id: string): boolean | undefined => {
  if (exchange.answer?.status === 404) return true;
  return object?.id === id ? false : undefined;
};

/** The list's word, where GET gives none. */
const goneFromList = async (collection: Collection, id: string): Promise<boolean | undefined> => {
  const { objects, problem } = await collection.list('looks whether the list still shows the object');
  return problem === undefined ? objects.every((object) => object.id !== id) : undefined;
};

/**
 * Deletes an object of the run's own and makes sure that it is gone: by GET, which has to answer 404 after a while;
 * without GET, the answer to DELETE has to do; where GET answers something odd, the list. A DELETE that the router seems to
 * refuse is sent once more, if the object is still there: a replica may not have seen it yet.
 */
export const remove = async (collection: Collection, id: string, canRead: boolean): Promise<Removal> => {
  const purpose = 'deletes an object of this run';
  const first = await collection.remove(id, purpose);
  const stillThere = async (): Promise<boolean> =>
    !canRead || (await collection.read(id, 'looks whether the object is there after all')).answer?.status !== 404;
  const again = saysNotRouted(first, true) && (await stillThere());
  const exchanges = again ? [first, await collection.remove(id, purpose)] : [first];
  const exchange = exchanges.at(-1) ?? first;
  const status = exchange.answer?.status ?? 0;
  const accepted = status >= 200 && status < 300;
  if (!canRead) {
    if (accepted || status === 404) collection.journal.remove(collection.itemUrl(id));
    return { id, exchange, exchanges, after: undefined, gone: accepted || undefined };
  }
  const reading = await collection.readUntil(
    id,
    'looks whether the object is gone',
    (now) => !accepted || goneBy(now, id) === true,
  );
  const word = goneBy(reading, id);
  const saysGone = accepted || status === 404 || status === 410;
  const odd = word === undefined && saysGone && reading.exchange.answer !== undefined;
  const gone = odd ? await goneFromList(collection, id) : word;
  if (gone) collection.journal.remove(collection.itemUrl(id));
  return { id, exchange, exchanges, after: reading.exchange, gone };
};
