import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Contract, loadContract } from '../schemas/index.ts';
import type { Given } from './given.ts';
import { assertOptionsAreFree } from './options.ts';
import type { Environment } from './sources.ts';
import { UsageError } from './usage-error.ts';

/** Which entities are judged decides which options there are, so this one is looked for before the others are known. */
const namedIn = (args: readonly string[], env: Environment): Given | undefined => {
  const { tokens } = parseArgs({
    args: [...args],
    options: { schemas: { type: 'string', multiple: true } },
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const text = tokens.findLast((token) => token.kind === 'option' && token.name === 'schemas' && token.value);
  if (text?.kind === 'option' && text.value) return { text: text.value, from: '--schemas' };
  return env.GRAPH_SCHEMAS ? { text: env.GRAPH_SCHEMAS, from: 'GRAPH_SCHEMAS' } : undefined;
};

/**
 * The contract that a command line asks for: the entities of a folder, or the suite's own.
 *
 * @throws UsageError for a folder that is not there or holds no entity, and for a file that is none of a contract's, with
 *   the place in it
 */
export const chooseContract = (args: readonly string[], env: Environment): Contract => {
  const named = namedIn(args, env);
  if (named === undefined) return loadContract();
  const { text, from } = named;
  if (statSync(text, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`${from}: there is no folder ${text}.`);
  }
  try {
    const contract = loadContract(pathToFileURL(text));
    assertOptionsAreFree(contract);
    return contract;
  } catch (error) {
    throw new UsageError(`${from}: ${(error as Error).message}`);
  }
};
