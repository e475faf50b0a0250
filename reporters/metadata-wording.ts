import type { Comparison, ComparisonName, MetadataReport } from '../verdicts/metadata/index.ts';
import { grouped } from './grouped.ts';
import { figure } from './wording.ts';

/** Comparisons as people read them. */
export const comparisonWords: Readonly<Record<ComparisonName, string>> = {
  agrees: 'as documented',
  'documented-only': 'documented only',
  'declared-only': 'declared only',
  'type-differs': 'type differs',
  'nullability-differs': 'nullability differs',
  'enum-differs': 'enum differs',
};

/** What several operations or properties have in common. */
export interface Disagreement {
  /** The comparison in words, `documented only`. */
  readonly label: string;
  /** What is missing or in what the two sides differ. */
  readonly words: string;
  readonly names: readonly string[];
}

/** An entity by both sources. */
export interface EntityComparison {
  readonly entity: string;
  /** `0 of 5 operations and 10 of 10 properties as documented` */
  readonly sum: string;
  readonly disagreements: readonly Disagreement[];
  readonly comparisons: readonly Comparison[];
}

/** How many of what is documented is declared the same way: `4 of 5`. */
function share(comparisons: readonly Comparison[], subject: Comparison['subject']): string {
  const documented = comparisons.filter((one) => one.subject === subject && one.comparison !== 'declared-only');
  const agreeing = documented.filter(({ comparison }) => comparison === 'agrees');
  return `${figure(agreeing.length)} of ${figure(documented.length)}`;
}

function wordsOf({ difference, declared }: Comparison): string {
  return difference ?? declared;
}

/** What does not agree, each reason once. */
function disagreementsIn(comparisons: readonly Comparison[]): readonly Disagreement[] {
  const disagreeing = comparisons.filter(({ comparison }) => comparison !== 'agrees');
  return grouped(disagreeing, ({ comparison }) => comparisonWords[comparison]).flatMap(([label, alike]) =>
    grouped(alike, wordsOf).map(([words, sharing]) => ({ label, words, names: sharing.map(({ name }) => name) })),
  );
}

/** Entity by entity what agrees, in numbers, and what does not, each reason once. */
export function byEntity({ comparisons }: MetadataReport): readonly EntityComparison[] {
  return grouped(comparisons, ({ entity }) => entity).map(([entity, own]) => ({
    entity,
    sum: `${share(own, 'operation')} operations and ${share(own, 'property')} properties as documented`,
    disagreements: disagreementsIn(own),
    comparisons: own,
  }));
}

/** Where the metadata are from, and what there is to know about that, in sentences. */
export function provenance({ unchanged, notKept }: MetadataReport): readonly string[] {
  const since = unchanged === true ? ['They are unchanged since they were last read.'] : [];
  return notKept === undefined ? since : [...since, notKept];
}
