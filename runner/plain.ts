import type { Entity, Operation } from '../schemas/index.ts';
import type { Case } from './case.ts';

/** A realistic create: every property has an ordinary value. The first valid request of the operation. */
export const plainCreate = (operation: Operation): Case => ({
  key: `${operation.id}/plain`,
  operation,
  part: 'probe',
  words: 'the payload is an ordinary one',
  base: 'all',
  ordinary: true,
});

const everySecond = (entity: Entity, start: 0 | 1): readonly string[] =>
  entity.properties.filter((_, i) => i % 2 === start).map(({ name }) => name);

/** A realistic update of every second property; the other half stays as it is. */
export const plainUpdate = (operation: Operation, half: 0 | 1): Case => ({
  key: `${operation.id}/plain-${half + 1}`,
  operation,
  part: half === 0 ? 'probe' : 'updates',
  words: `the payload holds ordinary values of ${everySecond(operation.entity, half).join(', ')}`,
  base: everySecond(operation.entity, half),
  ordinary: true,
});

/** A realistic update of every property, where a partial one was refused. */
export const fullUpdate = (operation: Operation): Case => ({
  key: `${operation.id}/plain-full`,
  operation,
  part: 'probe',
  words: 'the payload holds ordinary values of all properties',
  base: 'all',
  ordinary: true,
});

const example = (operation: Operation, part: Case['part']): Case | undefined =>
  operation.exampleRequest === undefined
    ? undefined
    : {
        key: `${operation.id}/example`,
        operation,
        part,
        words: 'the payload is the example of the documentation',
        base: 'none',
        values: operation.exampleRequest,
        encode: (payload) => JSON.stringify(payload, undefined, 2),
        verbatim: true,
        ordinary: true,
      };

/** The documented example of a create, sent as it stands; undefined where there is none. */
export const exampleCreate = (operation: Operation): Case | undefined => example(operation, 'creates');

/** The documented example of an update, sent as it stands; undefined where there is none. */
export const exampleUpdate = (operation: Operation): Case | undefined => example(operation, 'updates');
