import type { Result } from '../verdicts/index.ts';
import type { Offer } from './choose.ts';
import type { History } from './history.ts';
import { specialtyOf } from './worth.ts';

/** What shows a case: the key of a request or the id of a scenario, and of a packed value its own key. */
interface Showing {
  readonly key: string;
  readonly wish?: string | undefined;
}

/**
 * What each address itself wants to see tried, by `ID/operation`: its cases, which are classes of values in a property,
 * each with all that shows it. What an address looks at of the cases of others is not among them.
 */
export type OwnCases = ReadonlyMap<string, ReadonlyMap<string, readonly Showing[]>>;

/** The own cases of each address among all that could be sent. */
export const ownCasesIn = (offers: readonly Offer[]): OwnCases => {
  const own = new Map<string, Map<string, Showing[]>>();
  for (const { key, aspects } of offers) {
    for (const aspect of aspects) {
      if (aspect.isObject === true) continue;
      const address = `${aspect.requirement.id}/${aspect.operation.id}`;
      const cases = own.get(address) ?? new Map<string, Showing[]>();
      const name = specialtyOf(aspect);
      own.set(address, cases.set(name, [...(cases.get(name) ?? []), { key, wish: aspect.wish }]));
    }
  }
  return own;
};

/**
 * How many of its own cases an address was tried with; undefined where it was all of them.
 *
 * Told by what was recorded, and not by what the plan left out: more is missing where nothing can be deleted, where no
 * object is left to try things on, or where a packed value shared an answer that never came.
 */
export const triedInPart = (
  { ownCases, observations, scenes, wishes }: Pick<History, 'ownCases' | 'observations' | 'scenes' | 'wishes'>,
  address: string,
): Result['cases'] => {
  const wasShown = ({ key, wish }: Showing): boolean =>
    (observations.has(key) || scenes.has(key)) && (wish === undefined || wishes.get(wish)?.fate !== 'unknown');
  const cases = [...(ownCases.get(address)?.values() ?? [])];
  const tried = cases.filter((showing) => showing.some(wasShown)).length;
  return tried < cases.length ? { tried, of: cases.length } : undefined;
};
