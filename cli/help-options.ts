import { loadContract } from '../schemas/index.ts';
import { environmentOnly, optionRows } from '../target/index.ts';

/** The options of a run and the variables of the environment, for the help of every command that takes them. */
export const optionLines = (): readonly string[] => {
  const rows = optionRows(loadContract()).map(({ option, value, variable, help, fallback }) => ({
    left: `--${option}${value === undefined ? '' : ` ${value}`}`,
    right: `${help}${variable === undefined ? '' : ` [${variable}]`} (default: ${fallback})`,
  }));
  return [
    ...rows.map(({ left, right }) => `  ${left}\n      ${right}`),
    '',
    'Environment only:',
    ...Object.entries(environmentOnly).map(([name, { help }]) => `  ${name}\n      ${help}`),
  ];
};
