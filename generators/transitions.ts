/**
 * An order of visits to the members of an enumeration, or to true and false, for updates in a row: each member is
 * entered and left, and where the enumeration is small every member follows every other one (an Eulerian circuit of the
 * complete directed graph). Large enumerations are walked backwards first: services forbid that direction more often.
 * The walk begins and ends in the middle of them, because a plan that is cut may lose its ends: what services treat in a
 * special way is the first member and the last.
 */
export const visits = <T>(members: readonly T[], limit: number): readonly T[] => {
  const circuitLength = members.length * (members.length - 1) + 1;
  if (circuitLength <= limit) return circuit(members);
  const [first, ...others] = members;
  if (first === undefined) return [];
  const backwards = [first, ...others.reverse()];
  const middle = Math.floor(backwards.length / 2);
  const [start = first, ...rest] = [...backwards.slice(middle), ...backwards.slice(0, middle)];
  return [start, ...rest, start, ...rest.toReversed()].slice(0, Math.max(limit, members.length + 1));
};

/** Hierholzer's algorithm on the complete directed graph. */
const circuit = <T>(members: readonly T[]): readonly T[] => {
  const open = new Map(members.map((from) => [from, members.filter((to) => to !== from)]));
  const stack = members.slice(0, 1);
  const path: T[] = [];
  for (let here = stack.at(-1); here !== undefined; here = stack.at(-1)) {
    const next = open.get(here)?.pop();
    if (next === undefined) path.push(...stack.splice(-1));
    else stack.push(next);
  }
  return path.reverse();
};
