import { objectIn } from '../target/index.ts';
import type { Case } from './case.ts';
import type { Collection } from './collection.ts';
import type { Standing } from './history.ts';
import { checkParents } from './parents.ts';
import type { Plan } from './plan.ts';
import type { Probe } from './probe.ts';
import { getStanding, listStanding, notTried, standingWithoutObject } from './standing.ts';

/** Why nothing is known about what only a write could show. */
const reason = 'the run is read-only: --allow-writes lets it write';

/** Whether an operation could not be tried because the run may not write; a get needs an object, and so a create. */
export const needsWriting = ({ problem }: Standing): boolean => problem === reason;

/** Whether a case changes nothing. */
export const isRead = ({ method, operation }: Case): boolean => (method ?? operation.method) === 'GET';

/** What a plan has left without its writes. */
export const withoutWrites = (plan: Plan): Plan => ({ ...plan, cases: plan.cases.filter(isRead), scenarios: [] });

/**
 * The first requests of a run that may not write, in the place of the probe. An object that is there already stands in
 * for one of the run's own: it is only read.
 */
export const look = async (collection: Collection): Promise<Probe> => {
  const listing = await collection.list('lists what is there');
  const list = listStanding(listing);
  const parents = await checkParents(collection);
  const untried = notTried(reason);
  const writes = { create: untried, update: untried, delete: untried };
  const nothing = { parents, listing, observations: [], deletions: [], remaining: undefined };
  if (parents.some(({ found }) => found === 'no')) {
    return { ...nothing, standing: { list, ...writes, get: notTried('a parent object is missing') } };
  }
  const id = listing.objects.map((object) => object.id).find((one) => typeof one === 'string');
  if (id === undefined) {
    const exchange = await collection.read(collection.unknownIds.get, 'asks whether the operation exists at all');
    return { ...nothing, standing: { list, ...writes, get: standingWithoutObject(exchange, reason) } };
  }
  const reading = await collection.readUntil(id, 'reads an object that is there', () => true);
  const get = getStanding([reading.exchange], reading, true);
  const state = reading.object ?? objectIn(reading.exchange.answer) ?? {};
  return { ...nothing, standing: { list, ...writes, get }, remaining: { id, state, lost: false } };
};
