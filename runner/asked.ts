import type { Settings } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';

/**
 * What options and variables asked of a run: whoever repeats it has to ask for the same. What a target file says, it
 * says again whenever it is named, and the embedded mock brings its own parents.
 */
export const asked = (settings: Settings): Pick<Report, 'only' | 'allowWrites' | 'parents'> => {
  const { only, origins, writes, target, namedParents } = settings;
  const permission = origins.find(({ name }) => name === 'allow-writes')?.from ?? '';
  const parents = target === undefined ? {} : namedParents;
  return {
    ...(only.length === 0 ? {} : { only }),
    ...(['--allow-writes', 'GRAPH_ALLOW_WRITES'].includes(permission) ? { allowWrites: writes } : {}),
    ...(Object.keys(parents).length === 0 ? {} : { parents }),
  };
};
