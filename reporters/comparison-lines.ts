import type { Change, Comparison } from '../verdicts/record.ts';
import { cut } from './shorten.ts';
import { verdictSigns } from './verdict-signs.ts';
import { visible } from './visible.ts';
import { count, duration, figure, instant } from './wording.ts';

/** The kinds of changes that are told address by address, in reading order, with their words. */
export const changeKinds = [
  ['new', 'new'],
  ['fixed', 'fixed'],
  ['lost', 'no longer judged'],
] as const satisfies readonly (readonly [keyof Comparison, string])[];

/** `fail, was pass` */
export function changeWords({ was, now }: Change): string {
  return `${verdictSigns[now].word}, ${was === undefined ? 'not in the baseline' : `was ${verdictSigns[was].word}`}`;
}

/** `2 new, 1 fixed, 4 unchanged, 1 no longer judged, 1 policy changed, 12 addresses not in this run` */
export function comparisonSum(comparison: Comparison): string {
  const { fixed, unchanged, lost, policies, missing } = comparison;
  return [
    `${figure(comparison.new.length)} new`,
    `${figure(fixed.length)} fixed`,
    `${figure(unchanged.length)} unchanged`,
    ...(lost.length === 0 ? [] : [`${figure(lost.length)} no longer judged`]),
    ...(policies.length === 0 ? [] : [`${figure(policies.length)} observed to differ`]),
    ...(missing === 0 ? [] : [`${count(missing, 'address')} not in this run`]),
  ].join(', ');
}

/** Which report the comparison is with, in one phrase. */
export function baselineWords({ baseline }: Comparison): string {
  const { target, startedAt, version, profile, seed } = baseline;
  return `${cut(target, 200)}, ${instant(startedAt)}, version ${version}, profile ${profile}, seed ${seed}`;
}

/** `createLamp: median 120 ms, was 40 ms` */
export function latencyWords({ operation, was, now }: NonNullable<Comparison['latency']>[number]): string {
  return `${cut(operation, 200)}: median ${duration(now)}, was ${duration(was)}`;
}

/** The comparison for a terminal. */
export function comparisonLines(comparison: Comparison): readonly string[] {
  return [
    `Baseline  ${visible(baselineWords(comparison))}`,
    `  ${comparisonSum(comparison)}`,
    ...changeKinds.flatMap(([kind, word]) =>
      comparison[kind].map((change) => `  ${word}: ${visible(cut(change.address, 200))} (${changeWords(change)})`),
    ),
    ...comparison.policies.flatMap(({ address, was, now }) => [
      `  observed: ${visible(cut(address, 200))}`,
      `    was ${visible(cut(was, 400))}`,
      `    now ${visible(cut(now, 400))}`,
    ]),
    ...(comparison.latency ?? []).map((change) => `  latency: ${visible(latencyWords(change))}`),
  ];
}
