import type { Origin } from '../../target/index.ts';
import { exitCodes } from '../../verdicts/index.ts';
import { type Diagnosis, isWrong } from './diagnosis.ts';

const signs: Readonly<Record<Diagnosis['state'], string>> = {
  ok: '✓ ok',
  note: '! note',
  wrong: '✗ wrong',
  skipped: '– skipped',
};

const signWidth = 10;
const whatWidth = 38;

/** A diagnosis as it is printed: sign, word, what was looked at and what was seen; below it the advice. */
export const linesOf = ({ state, what, seen, advice }: Diagnosis): readonly string[] => [
  `${signs[state].padEnd(signWidth)}${what.padEnd(whatWidth)} ${seen}`,
  ...(advice === undefined ? [] : [`${' '.repeat(signWidth + whatWidth + 1)}${advice}`]),
];

const widestValue = 60;

/** The settings as a table: name, value, origin. Where a value does not fit, its origin stands on the next line. */
export const settingLines = (origins: readonly Origin[]): readonly string[] => {
  const fits = ({ value }: Origin): boolean => value.length <= widestValue;
  const names = Math.max(...origins.map(({ name }) => name.length));
  const values = Math.max(0, ...origins.filter(fits).map(({ value }) => value.length));
  const row = (name: string, value: string, from: string): string =>
    `  ${name.padEnd(names)}  ${value.padEnd(values)}  ${from}`;
  return origins.flatMap((origin) => {
    const { name, value, from } = origin;
    return fits(origin) ? [row(name, value, from)] : [`  ${name.padEnd(names)}  ${value}`, row('', '', from)];
  });
};

/** The sentence at the end, and the exit code: of the first wrong thing, as the others may follow from it. */
export const conclusionOf = (
  found: readonly Diagnosis[],
  writes: boolean,
): { readonly sentence: string; readonly code: number } => {
  const wrong = found.filter(isWrong);
  const [first] = wrong;
  if (first === undefined) {
    const limit = writes ? '' : ' It will only read: --allow-writes lets it write.';
    return { sentence: `Nothing is wrong: a run can start.${limit}`, code: exitCodes.conformant };
  }
  const things = wrong.length === 1 ? '1 thing is wrong' : `${wrong.length} things are wrong`;
  return {
    sentence: `${things}, to be put right before a run: ${wrong.map(({ what }) => what).join(', ')}.`,
    code: first.fault === 'target' ? exitCodes.broken : exitCodes.configuration,
  };
};
