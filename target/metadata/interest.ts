import type { Contract } from '../../schemas/index.ts';

/** The names in a service's metadata that a contract speaks of. */
export interface Interest {
  /** The entity sets, singletons and navigation properties in its paths. */
  readonly segments: readonly string[];
  /** Its entity types. */
  readonly entities: readonly string[];
  /** The types its paths cast to. */
  readonly casts: readonly string[];
  readonly enums: readonly string[];
}

const sortedOnce = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted();

/** What to look for in the metadata of a service that should keep the contract. */
export const interestOf = ({ entities, operations }: Contract): Interest => {
  const segments = operations.flatMap(({ path }) => path.split('/')).filter((part) => /^[^{]/.test(part));
  // A type cast names a type with its namespace; no other segment has a dot (OData URL Conventions 4.11).
  const isCast = (segment: string): boolean => segment.includes('.');
  return {
    segments: sortedOnce(segments.filter((segment) => !isCast(segment))),
    entities: sortedOnce(entities.map(({ odataType }) => odataType.replace('#', ''))),
    casts: sortedOnce(segments.filter(isCast)),
    enums: sortedOnce(
      entities.flatMap(({ properties }) =>
        properties.filter(({ kind }) => kind === 'enum').map(({ edmType }) => edmType),
      ),
    ),
  };
};
