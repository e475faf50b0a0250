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

/** The settings as a table: name, value, origin. */
export const settingLines = (origins: readonly Origin[]): readonly string[] => {
  const width = (pick: (origin: Origin) => string): number => Math.max(...origins.map((origin) => pick(origin).length));
  const names = width(({ name }) => name);
  const values = Math.min(
    60,
    width(({ value }) => value),
  );
  return origins.map(({ name, value, from }) => `  ${name.padEnd(names)}  ${value.padEnd(values)}  ${from}`);
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
