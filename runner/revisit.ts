import { differences, type Representation } from '../verdicts/index.ts';
import type { Part } from './case.ts';
import type { Observation } from './observation.ts';
import type { Tour } from './tour.ts';

/** What created objects looked like when they were read back, by id. */
export const statesOf = (observations: readonly Observation[]): ReadonlyMap<string, Representation> =>
  new Map(
    observations.flatMap(({ id, after }) =>
      id === undefined || after?.object === undefined ? [] : [[id, after.object] as const],
    ),
  );

/**
 * Looks again at objects that nobody addressed since. The listing tells for most of them; where its entry is missing,
 * incomplete or different, GET has the last word.
 */
export const revisit = async (
  { collection, history }: Tour,
  part: Part,
  states: ReadonlyMap<string, Representation>,
): Promise<void> => {
  const { list, get } = history.standing;
  if (!list.works || !get.works) return;
  const entries = new Map(history.listings[part]?.objects.map((object) => [object.id, object]));
  const seen = new Map<string, Representation | undefined>();
  for (const [id, state] of states) {
    const same = (object: Representation | undefined): boolean =>
      object !== undefined && differences(collection.entity, state, object).length === 0;
    const entry = entries.get(id);
    if (same(entry)) {
      seen.set(id, entry);
      continue;
    }
    const purpose = 'looks at an object nobody addressed';
    const { exchange, object } = await collection.readUntil(id, purpose, (now) => same(now.object));
    if (exchange.answer !== undefined) seen.set(id, object);
  }
  history.revisited[part] = seen;
};
