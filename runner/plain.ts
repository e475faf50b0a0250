import { realistic, simplest } from '../generators/index.ts';
import type { Entity, Operation } from '../schemas/index.ts';
import type { Case } from './case.ts';
import type { RunIdentity } from './compose.ts';

/** A realistic create: every property has an ordinary value. The first valid request of the operation. */
export const plainCreate = (operation: Operation): Case => ({
  key: `${operation.id}/plain`,
  operation,
  part: 'probe',
  words: 'the payload is an ordinary one',
  base: 'all',
  ordinary: true,
});

/** The plainest create there is, where the realistic one and the documented example are refused. */
export const simplestCreate = (operation: Operation): Case => ({
  ...plainCreate(operation),
  key: `${operation.id}/simplest`,
  words: 'the payload is as simple as can be',
  base: 'none',
  values: simplest(operation.entity),
  carriers: operation.entity.properties.map(({ name }) => name),
});

/**
 * The run as it is where something is looked into: what stands beside is what the first create held, which was accepted.
 * Other realistic values might be to blame themselves.
 */
export const besideAccepted = (run: RunIdentity, entity: Entity): RunIdentity => ({
  ordinary: realistic(entity, run.seed, plainCreate(entity.operations.create).key),
  ...run,
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

/** An update to what the object holds already. */
export const sameUpdate = (operation: Operation): Case => ({
  ...plainUpdate(operation, 1),
  key: `${operation.id}/unchanging`,
  words: `the payload holds what the object holds already, of ${everySecond(operation.entity, 1).join(', ')}`,
  unchanging: true,
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

/** The documented example of a create, sent once more: equal values make no equal object. */
export const exampleAgain = (operation: Operation): Case | undefined => {
  const first = exampleCreate(operation);
  return first && { ...first, key: `${first.key}-again`, words: 'the payload is the same as of another create' };
};

/** The documented example of an update, sent as it stands; undefined where there is none. */
export const exampleUpdate = (operation: Operation): Case | undefined => example(operation, 'updates');
