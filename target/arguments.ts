import { parseArgs } from 'node:util';
import { didYouMean } from './nearest.ts';
import type { OptionRow } from './options.ts';
import { UsageError } from './usage-error.ts';

/** The texts that were given for each option, in order; a switch that is on says `true`. */
export type Arguments = Readonly<Record<string, readonly string[]>>;

/**
 * Reads a command line.
 *
 * @throws UsageError for what is no option, for a value too many and for one that is missing.
 */
export const parseArguments = (args: readonly string[], rows: readonly OptionRow[]): Arguments => {
  const known = [...rows.map(({ option }) => `--${option}`), '--help'];
  const options = Object.fromEntries(
    rows.map(({ option, value }) => [
      option,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  const { tokens, values } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UsageError(`'${token.value}' is not an option; options start with --.`);
    if (token.kind !== 'option') continue;
    const row = rows.find(({ option }) => option === token.name);
    if (row === undefined)
      throw new UsageError(`${token.rawName} is not an option.${didYouMean(token.rawName, known)}`);
    if (row.value === undefined && token.value !== undefined) throw new UsageError(`--${row.option} takes no value.`);
    if (row.value !== undefined && (token.value ?? '') === '') {
      throw new UsageError(`--${row.option} needs a value: --${row.option} ${row.value}.`);
    }
  }
  return Object.fromEntries(
    Object.entries(values).map(([option, value]) => [option, [value ?? []].flat().map(String)]),
  );
};
