import type { Contract } from '../schemas/index.ts';
import type { Arguments } from './arguments.ts';
import type { Given } from './given.ts';
import { serviceRoot } from './service-root.ts';
import type { Environment } from './sources.ts';
import { readTargetFile, type TargetFile, targetFileNamed } from './target-file.ts';
import { type Cloud, cloudOf, clouds } from './tokens/index.ts';

/** Where a run goes. */
export interface ChosenTarget {
  /** Service root with version; undefined means the embedded mock. */
  readonly root: URL | undefined;
  readonly file: TargetFile | undefined;
  /** Whose tokens the target takes; undefined for a service that is no cloud of Microsoft's. */
  readonly cloud: Cloud | undefined;
}

/** The option, then the environment: who names a target is not led elsewhere by the root that another variable holds. */
const nameOf = (args: Arguments, env: Environment): Given | undefined => {
  const texts: readonly (readonly [from: string, text: string | undefined])[] = [
    ['--target', args.target?.at(-1)],
    ['GRAPH_TARGET', env.GRAPH_TARGET],
    ['GRAPH_BASE_URL', env.GRAPH_BASE_URL],
  ];
  const [found] = texts.flatMap(([from, text]) => (text ? [{ from, text }] : []));
  return found;
};

const rootIn = ({ path, document: { baseUrl, cloud } }: TargetFile): URL =>
  baseUrl === undefined && cloud !== undefined
    ? new URL(`${clouds[cloud].graph}/beta`)
    : serviceRoot({ text: baseUrl ?? '', from: `${path} /baseUrl` });

/**
 * The target of a run: a text with :// in it is a service root, any other the name of a target file.
 *
 * @param folder the working directory
 * @throws UsageError for a root that cannot be one, and for a target file that is not there or not valid
 */
export const chooseTarget = (args: Arguments, env: Environment, folder: string, contract: Contract): ChosenTarget => {
  const name = nameOf(args, env);
  if (name === undefined) return { root: undefined, file: undefined, cloud: undefined };
  if (name.from === 'GRAPH_BASE_URL' || name.text.includes('://')) {
    const root = serviceRoot(name);
    return { root, file: undefined, cloud: cloudOf(root) };
  }
  const file = readTargetFile(targetFileNamed(name, folder), folder, contract);
  const root = rootIn(file);
  return { root, file, cloud: file.document.cloud ?? cloudOf(root) };
};
