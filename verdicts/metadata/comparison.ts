/** Where documentation and `$metadata` disagree: facts, no verdicts. The shape of the field `metadata` of a report. */

export const comparisonNames = [
  'agrees',
  'documented-only',
  'declared-only',
  'type-differs',
  'nullability-differs',
  'enum-differs',
] as const;
export type ComparisonName = (typeof comparisonNames)[number];

/** One operation, property or navigation property of an entity, by both sources. */
export interface Comparison {
  readonly entity: string;
  readonly subject: 'operation' | 'property' | 'navigation';
  /** An operationId, or the name of the property. */
  readonly name: string;
  readonly comparison: ComparisonName;
  /** What the contract says; its nullability is that of earlier metadata, as the documentation has none. */
  readonly documented: string;
  /** What the metadata says. */
  readonly declared: string;
  /** In what they differ, where both have it and do not agree. */
  readonly difference?: string;
}

/** What became of a comparison: either it was made, or there is a reason why not. */
export interface MetadataReport {
  readonly url: string;
  /** One sentence on why nothing could be compared. */
  readonly problem?: string;
  /** Whether the service said that its metadata are what they were the last time. */
  readonly unchanged?: boolean;
  /** One sentence on why the metadata could not be kept for the next time. */
  readonly notKept?: string;
  /** Entity by entity: its operations, its properties as documented, and what the metadata have beside them. */
  readonly comparisons: readonly Comparison[];
}
