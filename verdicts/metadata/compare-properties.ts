import type { Entity } from '../../schemas/index.ts';
import { compareSides, type Documented, declaredSide, documentedSide, said } from './compare-property.ts';
import type { Comparison } from './comparison.ts';
import type { Declarations } from './declarations.ts';
import { shortName } from './short-name.ts';
import { typeOf } from './type-of.ts';

/** The key that every object of Graph has; a contract names the other properties only. */
const key: Documented = { name: 'id', kind: 'text', edmType: 'Edm.String', nullable: false, members: [] };

/** The properties of an entity by both sources: those that are documented, then those that are declared beside them. */
export const compareProperties = (entity: Entity, declarations: Declarations): readonly Comparison[] => {
  const type = typeOf(entity);
  const documented = [key, ...entity.properties];
  const declared = declarations.properties(type);
  const about = (name: string) => ({ entity: entity.name, subject: 'property', name }) as const;

  const compared = documented.map((property): Comparison => {
    const { name } = property;
    const side = documentedSide(property);
    const found = declared.find((other) => other.name === name);
    if (found !== undefined) {
      return { ...about(name), ...compareSides(side, declaredSide(found, declarations.members(found.type))) };
    }
    const missing = declarations.has(type)
      ? `no property ${name} on ${shortName(type)}`
      : `no entity type ${shortName(type)}`;
    return {
      ...about(name),
      comparison: 'documented-only',
      documented: said(side),
      declared: missing,
    };
  });

  const known = new Set(documented.map(({ name }) => name));
  const undocumented = declared
    .filter(({ name }) => !known.has(name))
    .map((property): Comparison => {
      const words = said(declaredSide(property, undefined));
      return {
        ...about(property.name),
        comparison: 'declared-only',
        documented: `no property ${property.name} on ${shortName(type)}`,
        declared: words,
      };
    });
  return [...compared, ...undocumented];
};
