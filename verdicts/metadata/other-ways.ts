import type { Entity } from '../../schemas/index.ts';
import type { Comparison } from './comparison.ts';
import type { Declarations } from './declarations.ts';
import { follow } from './follow.ts';
import { shortName } from './short-name.ts';
import { typeOf } from './type-of.ts';

/** Declared ways to an entity by which no documented address arrives: where its operations may have gone. */
export const otherWaysTo = (entity: Entity, declarations: Declarations): readonly Comparison[] => {
  const type = typeOf(entity);
  const place = follow(entity.collectionPath, declarations);
  const taken = 'missing' in place ? undefined : place.way;
  return declarations
    .waysTo(type)
    .filter(({ name, of }) => name !== taken?.name || of !== taken.of)
    .map(({ name, of }) => {
      const kind = of === undefined ? 'an entity set or singleton' : `a navigation property of ${shortName(of)}`;
      const declared = `${kind} that leads to ${shortName(type)}`;
      return {
        entity: entity.name,
        subject: 'navigation',
        name,
        comparison: 'declared-only',
        documented: 'no documented address arrives this way',
        declared,
      };
    });
};
