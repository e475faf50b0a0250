import { environmentOnly } from './environment.ts';
import type { Budgets, Limits } from './limits.ts';
import type { OptionRow } from './options.ts';
import type { Environment, Sources } from './sources.ts';
import type { TargetFile } from './target-file.ts';

/** A setting as text, and where it came from: an option, a variable, a place in a target file, or the default. */
export interface Origin {
  readonly name: string;
  /** Of a secret its length only. */
  readonly value: string;
  readonly from: string;
}

/** A value as it may be shown. */
const shown = (text: string, secret: boolean): string => (secret ? `${text.length} characters` : text);

const fromOptions = (rows: readonly OptionRow[], { all }: Sources): readonly Origin[] =>
  rows.map(({ option, fallback, secret = false }) => {
    const given = all(option);
    const [{ from } = { from: 'default' }] = given;
    return { name: option, value: given.map(({ text }) => shown(text, secret)).join(', ') || fallback, from };
  });

const fromEnvironment = (env: Environment): readonly Origin[] =>
  Object.entries(environmentOnly).flatMap(([name, { secret }]) => {
    const value = env[name];
    if (!value) return [];
    return [{ name, value: shown(value, secret), from: 'environment' }];
  });

const seconds = (ms: number): string => `${ms / 1_000} s`;

const fromFile = (file: TargetFile | undefined, budgets: Budgets, limits: Limits): readonly Origin[] => {
  const { document } = file ?? {};
  const row = (name: string, value: string, pointer: string, told: unknown): Origin => ({
    name,
    value,
    from: told === undefined ? 'default' : `${file?.path} ${pointer}`,
  });
  const budget = (kind: 'writes' | 'requests'): Origin => {
    const { limit, windowMs } = budgets?.[kind] ?? { limit: Number.POSITIVE_INFINITY, windowMs: 0 };
    const text = limit === Number.POSITIVE_INFINITY ? 'no limit' : `${limit} in ${seconds(windowMs)}`;
    const { share } = document?.budgets ?? {};
    return row(`budget of ${kind}`, text, '/budgets', document?.budgets?.[kind] ?? share);
  };
  const { answerSeconds, visibilitySeconds, waitSeconds, totalWaitSeconds } = document?.limits ?? {};
  return [
    budget('writes'),
    budget('requests'),
    row('wait for an answer', seconds(limits.answerMs), '/limits/answerSeconds', answerSeconds),
    row('wait for a change', seconds(limits.visibilityMs), '/limits/visibilitySeconds', visibilitySeconds),
    row('wait out throttling', seconds(limits.waitMs), '/limits/waitSeconds', waitSeconds),
    row('wait it out in all', seconds(limits.totalWaitMs), '/limits/totalWaitSeconds', totalWaitSeconds),
    row(
      'have to be judged',
      document?.expect?.judged?.join(', ') || 'none',
      '/expect/judged',
      document?.expect?.judged,
    ),
    row('waivers', `${document?.waivers?.length ?? 0}`, '/waivers', document?.waivers),
  ];
};

/** Every setting of a run with its origin. */
export const originsOf = (
  rows: readonly OptionRow[],
  sources: Sources,
  env: Environment,
  file: TargetFile | undefined,
  { budgets, limits }: { readonly budgets: Budgets; readonly limits: Limits },
): readonly Origin[] => [...fromOptions(rows, sources), ...fromEnvironment(env), ...fromFile(file, budgets, limits)];
