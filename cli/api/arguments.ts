import type { Contract } from '../../schemas/index.ts';
import { type Arguments, didYouMean, optionRows, parentsOf, UsageError } from '../../target/index.ts';
import type { RunOptions } from './options.ts';

/** `--report-dir` is `reportDir` here. */
const camelCase = (option: string): string => option.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const textsOf = (value: unknown): readonly string[] => [value].flat().map(String);

const named = (name: string, known: ReadonlyMap<string, string>, what: string): string => {
  const option = known.get(name);
  if (option !== undefined) return option;
  throw new UsageError(`'${name}' is no ${what}.${didYouMean(name, [...known.keys()])}`);
};

/**
 * Puts options down as a command line would give them.
 *
 * @throws UsageError for what is no option, and for an empty text
 */
export const argumentsOf = (
  { parents = {}, env: _, signal: __, onResult: ___, ...options }: RunOptions,
  contract: Contract,
): Arguments => {
  const ofParents = new Map(parentsOf(contract).map(({ parameter: { name, option } }) => [name, option]));
  const parentOptions = new Set(ofParents.values());
  const others = optionRows(contract).filter(({ option }) => !parentOptions.has(option));
  const known = new Map(others.map(({ option }) => [camelCase(option), option]));
  const given = [
    ...Object.entries(options).map(([name, value]) => ({ name, option: named(name, known, 'option of run'), value })),
    ...Object.entries(parents).map(([name, value]) => ({ name, option: named(name, ofParents, 'parent'), value })),
  ].filter(({ value }) => value !== undefined);
  const empty = given.find(({ value }) => textsOf(value).includes(''));
  if (empty !== undefined) throw new UsageError(`${empty.name} is empty: it needs a value, or has to be left out.`);
  return Object.fromEntries(given.map(({ option, value }) => [option, textsOf(value)]));
};
