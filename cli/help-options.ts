import { environmentOnly, type OptionRow, optionRows, readContract } from '../target/index.ts';

/** Options, for the help of the command that takes them. */
export const linesOfOptions = (rows: readonly OptionRow[]): readonly string[] =>
  rows.map(
    ({ option, value, variable, help, fallback }) =>
      `  --${option}${value === undefined ? '' : ` ${value}`}\n      ${help}${variable === undefined ? '' : ` [${variable}]`} (default: ${fallback})`,
  );

/** The variables that no option stands beside, for the help of every command that reads the settings of a run. */
export const environmentLines: readonly string[] = [
  'Environment only:',
  ...Object.entries(environmentOnly).map(([name, { help }]) => `  ${name}\n      ${help}`),
];

/** The options of a run and the variables of the environment, for the help of every command that takes them all. */
export const optionLines = (args: readonly string[]): readonly string[] => [
  ...linesOfOptions(optionRows(readContract(args))),
  '',
  ...environmentLines,
];
