import type { Operation } from '../schemas/index.ts';
import type { Wish } from './wishes.ts';

/** Wishes that share one payload: at most one per property, no two of one class. */
export interface Parcel {
  readonly key: string;
  readonly operation: Operation;
  readonly wishes: readonly Wish[];
}

/**
 * Packs wishes into about as few payloads as the longest queue of one property: each payload takes the next wish of
 * every property, never two of one class, and on create leaves at least one text that can carry the run's mark, as long
 * as there is one. Greedy; every wish ends in exactly one parcel, and a walk through values keeps its order.
 */
export const pack = (operation: Operation, wishes: readonly Wish[]): readonly Parcel[] => {
  const queues = operation.entity.properties.map(({ name }) => wishes.filter(({ property }) => property.name === name));
  const parcels: Parcel[] = [];
  while (queues.some((queue) => queue.length > 0)) {
    parcels.push({
      key: `${operation.id}/parcel-${parcels.length + 1}`,
      operation,
      wishes: takeOneEach(queues, operation.kind === 'create'),
    });
  }
  return parcels;
};

/** The topics whose wishes are steps of a walk. */
const walked: ReadonlySet<Wish['topic'] | undefined> = new Set(['enum', 'boolean']);

const takeOneEach = (queues: Wish[][], needsMark: boolean): readonly Wish[] => {
  const granted: Wish[] = needsMark ? takeCarrier(queues) : [];
  for (const queue of [...queues].sort((a, b) => b.length - a.length)) {
    if (granted.some(({ property }) => property === queue[0]?.property)) continue;
    const fits = (wish: Wish): boolean => granted.every((other) => other.class !== wish.class);
    // Carriers are kept for the payloads to come, as long as something else fits.
    const thrifty = queue.findIndex((wish) => fits(wish) && !(needsMark && wish.takesMark));
    const [first] = queue;
    const next = first !== undefined && fits(first) ? 0 : -1;
    const index = walked.has(first?.topic) ? next : thrifty >= 0 ? thrifty : queue.findIndex(fits);
    if (index >= 0) granted.push(...queue.splice(index, 1));
  }
  return granted;
};

/** A text nobody wishes anything of is realistic and carries the mark as well; without one, a wish must carry it. */
const takeCarrier = (queues: Wish[][]): Wish[] => {
  const texts = queues.filter((queue) => queue[0]?.property.kind === 'text');
  const carriers = (queue: readonly Wish[]): number => queue.filter(({ takesMark }) => takesMark).length;
  const [richest] = [...texts].sort((a, b) => carriers(b) - carriers(a));
  const index = richest?.findIndex(({ takesMark }) => takesMark) ?? -1;
  return index < 0 ? [] : (richest?.splice(index, 1) ?? []);
};
