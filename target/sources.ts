import type { Arguments } from './arguments.ts';
import type { Given } from './given.ts';
import type { OptionRow } from './options.ts';
import type { TargetFile } from './target-file.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where settings come from. */
export interface Sources {
  /** What sets an option; undefined where nothing does and its default holds. */
  given(option: string): Given | undefined;
  /** Everything that sets an option which can be given more than once; what comes from elsewhere is one text. */
  all(option: string): readonly Given[];
  /** What sets an option as one of the types; the fallback where nothing does. */
  read<T>(option: string, convert: (value: Given) => T, fallback: T): T;
}

/** The one place that says who wins: the option, then the environment, then the target file. */
export const createSources = (
  rows: readonly OptionRow[],
  args: Arguments,
  env: Environment,
  file: TargetFile | undefined,
): Sources => {
  const all = (option: string): readonly Given[] => {
    const texts = args[option] ?? [];
    if (texts.length > 0) return texts.map((text) => ({ text, from: `--${option}` }));
    const { variable = '', pointer } = rows.find((row) => row.option === option) ?? {};
    const inEnvironment = env[variable];
    if (inEnvironment) return [{ text: inEnvironment, from: variable }];
    const inFile = pointer === undefined ? undefined : file?.at(pointer);
    return inFile === undefined ? [] : [inFile];
  };
  // Of an option that is given twice the last one counts.
  const given = (option: string): Given | undefined => all(option).at(-1);
  return {
    all,
    given,
    read(option, convert, fallback) {
      const value = given(option);
      return value === undefined ? fallback : convert(value);
    },
  };
};
