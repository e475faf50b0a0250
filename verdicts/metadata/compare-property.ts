import type { Property } from '../../schemas/index.ts';
import type { DeclaredProperty } from '../../target/metadata/index.ts';
import type { Comparison, ComparisonName } from './comparison.ts';
import { memberDifferences } from './members.ts';
import { shortName } from './short-name.ts';

/** A property by one source. */
export interface Side {
  readonly type: string;
  readonly nullable: boolean;
  /** Of an enumeration; undefined for other types, and for an enumeration that is not declared. */
  readonly members: ReadonlyMap<string, number> | undefined;
}

/** What of a property the two sources may disagree about. */
export type Documented = Pick<Property, 'name' | 'edmType' | 'nullable' | 'kind' | 'members'>;

export const documentedSide = ({ edmType, nullable, kind, members }: Documented): Side => ({
  type: edmType,
  nullable,
  members: kind === 'enum' ? new Map(members.map(({ name, value }) => [name, value])) : undefined,
});

export const declaredSide = ({ type, nullable }: DeclaredProperty, members: Side['members']): Side => ({
  type,
  nullable,
  members,
});

const nullWord = (nullable: boolean): string => (nullable ? 'may be null' : 'never null');

/** A side in words, with the numbers of members. */
export const said = ({ type, nullable, members }: Side): string => {
  const list = [...(members ?? [])].map(([name, value]) => `${name} (${value})`);
  const enumeration = list.length === 0 ? '' : `: ${list.join(', ')}`;
  return `${shortName(type)}, ${nullWord(nullable)}${enumeration}`;
};

type Difference = (documented: Side, declared: Side) => string | undefined;

/** What may differ in a property that both sources have, the weightiest first. */
const differences: readonly (readonly [ComparisonName, Difference])[] = [
  [
    'type-differs',
    ({ type }, { type: other }) =>
      type === other ? undefined : `${shortName(type)} as documented, ${shortName(other)} as declared`,
  ],
  [
    'nullability-differs',
    ({ nullable }, { nullable: other }) =>
      nullable === other ? undefined : `${nullWord(nullable)} as documented, ${nullWord(other)} as declared`,
  ],
  [
    'enum-differs',
    // Members of different types are expected to differ.
    (documented, declared) => (documented.type === declared.type ? memberDifferences(documented, declared) : undefined),
  ],
];

/** A property that both sources have. One that differs in several ways goes by the first, and all are told. */
export const compareSides = (
  documented: Side,
  declared: Side,
): Pick<Comparison, 'comparison' | 'documented' | 'declared' | 'difference'> => {
  const found = differences.flatMap(([name, differ]) => {
    const words = differ(documented, declared);
    return words === undefined ? [] : [{ name, words }];
  });
  const both = { documented: said(documented), declared: said(declared) };
  const [first] = found;
  if (first === undefined) return { comparison: 'agrees', ...both };
  return { comparison: first.name, ...both, difference: found.map(({ words }) => words).join('; ') };
};
