import type { Operation } from '../../schemas/index.ts';
import type { Comparison } from './comparison.ts';
import type { Declarations } from './declarations.ts';
import { follow, type Place } from './follow.ts';
import { shortName } from './short-name.ts';
import { typeOf } from './type-of.ts';

type Target = Pick<Place, 'type' | 'many'>;

const said = ({ type, many }: Target): string => `${many ? 'a collection of' : 'one'} ${shortName(type)}`;

const declaredAs = (place: Place): string => {
  const { name, of } = place.way;
  return `${said(place)}, by ${name}${of === undefined ? '' : ` of ${shortName(of)}`}`;
};

/**
 * An operation by both sources. Metadata name addresses and no methods: an operation is declared where its address
 * leads to what the documentation says.
 */
export const compareOperation = (operation: Operation, declarations: Declarations): Comparison => {
  const { entity, id, method, path } = operation;
  const wanted: Target = { type: typeOf(entity), many: !path.endsWith('}') };
  const about = { entity: entity.name, subject: 'operation', name: id } as const;
  const documented = `${method} ${path}: ${said(wanted)}`;
  const place = follow(path, declarations);
  if ('missing' in place) {
    return { ...about, comparison: 'documented-only', documented, declared: place.missing };
  }
  const declared = declaredAs(place);
  if (place.type === wanted.type && place.many === wanted.many) {
    return { ...about, comparison: 'agrees', documented, declared };
  }
  const difference = `${said(wanted)} as documented, ${said(place)} as declared`;
  return { ...about, comparison: 'type-differs', documented, declared, difference };
};
