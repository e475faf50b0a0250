/** A path by its end, the last segment that has a name and what follows it: `…/deviceUpdateStates/{windowsUpdateStateId}`. */
export const shortPath = (path: string): string => {
  const segments = path.split('/');
  const named = segments.findLastIndex((segment) => !segment.startsWith('{'));
  return named <= 1 ? path : `…/${segments.slice(named).join('/')}`;
};
