import { specFiles as filesOf } from '../../cli/spec-files.ts';
import { openSession, registry } from '../../runner/index.ts';
import type { Registered } from '../../runner/requirement.ts';
import { loadContract } from '../../schemas/index.ts';
import { readSettings } from '../../target/index.ts';

export const contract = loadContract();

const root = new URL('../../', import.meta.url).href;

/** The spec files in the order in which a run loads them, below the folder of the project. */
export const specFiles: readonly string[] = filesOf(contract).map((url) => url.slice(root.length));

// The specs register their checks and declare no test in this process.
openSession(contract, readSettings([], contract, undefined, {}), false);
for (const file of specFiles) await import(new URL(file, root).href);

/** Every check the specs declare. */
export const checks: readonly Registered[] = [...registry.values()];

/** The check of a requirement. */
export const checkOf = (id: string): Registered => {
  const check = registry.get(id);
  if (check === undefined) throw new Error(`${id} has no check.`);
  return check;
};
