/**
 * A search for the smallest value that will do, driven from outside: it proposes a value, is told whether that one
 * will do, and returns the smallest that did. It may propose a value twice.
 */
export type Search<T> = Generator<T, T, boolean>;

/** The same search for values made of what it proposes. */
export function* mapped<A, B>(search: Search<A>, to: (value: A) => B): Search<B> {
  let step = search.next();
  while (step.done !== true) step = search.next(yield to(step.value));
  return to(step.value);
}

/** The fewest of several items, in their order: leaves out halves, then quarters, at last one by one. */
export function* fewest<T>(items: readonly T[]): Search<readonly T[]> {
  let kept = items;
  let size = Math.ceil(items.length / 2);
  while (kept.length > 0) {
    const before = kept.length;
    for (let at = 0; at < kept.length; ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (yield without) kept = without;
      else at += size;
    }
    if (size > 1) size = Math.ceil(size / 2);
    else if (kept.length === before) break;
  }
  return kept;
}

/** The integer next to `goal`, by bisection: exact where all integers beyond it will do as well. */
export function* towards(goal: number, from: number): Search<number> {
  if (from === goal || (yield goal)) return goal;
  let vain = goal;
  let does = from;
  while (Math.abs(does - vain) > 1) {
    const middle = Math.trunc((vain + does) / 2);
    if (yield middle) does = middle;
    else vain = middle;
  }
  return does;
}
