import type { Case, Observation } from '../runner/index.ts';
import type { Entity, Operation } from '../schemas/index.ts';
import { objectIn } from '../target/index.ts';
import { agree, holds, isAccepted } from '../verdicts/index.ts';

/** Updates whose body carries an id that is not the object's own: one of nobody, and that of another object. */
export const updatesWithAnId = (operation: Operation): readonly Case[] => {
  const base = operation.entity.properties.slice(0, 1).map(({ name }) => name);
  return [
    {
      key: `${operation.id}/other-id`,
      operation,
      part: 'refusals',
      words: 'the payload carries another id',
      base,
      values: { id: '0ther1d0-0000-4000-8000-00000000cafe' },
    },
    {
      key: `${operation.id}/id-of-another`,
      operation,
      part: 'refusals',
      words: 'the payload carries the id of another object',
      base,
      borrowsId: true,
    },
  ];
};

/** The object whose id was borrowed is none of the update's business. */
const otherIsUntouched = ({ idle }: Observation, entity: Entity): void => {
  if (idle === undefined) return;
  holds(idle.now !== undefined, 'The object whose id was sent is gone', {
    property: 'id',
    expected: 'the object',
    actual: 'nothing',
  });
  agree(entity, idle.before, idle.now, 'the object whose id was sent in the body');
};

/** A body with an id may be refused; where it is accepted, the answer shows the object's own id. */
const answersWithOwnId = ({ exchange, id }: Observation, sentId: boolean): void => {
  const status = exchange.answer?.status ?? 0;
  if (sentId && status >= 400) {
    holds(status < 500, `A body with another id is answered with ${status}`, {
      property: 'id',
      expected: '4xx or success',
      actual: `${status}`,
    });
    return;
  }
  isAccepted(exchange);
  const answered = objectIn(exchange.answer)?.id;
  holds(answered === undefined || answered === id, `The id is ${JSON.stringify(answered)} in the answer`, {
    property: 'id',
    expected: id,
    actual: answered,
  });
};

const isFoundUnderOwnId = ({ after, id }: Observation, sentId: boolean): void => {
  if (after === undefined) return;
  holds(!sentId || after.object !== undefined, 'The object is not found under its id any more', {
    property: 'id',
    expected: id,
    actual: 'nothing',
  });
  holds(after.object === undefined || after.object.id === id, `The id is ${JSON.stringify(after.object?.id)} in GET`, {
    property: 'id',
    expected: id,
    actual: after.object?.id,
  });
};

/** No update changes an id: neither that of its object, nor that of the object whose id it carries. */
export const idStays = (observation: Observation, { entity }: { readonly entity: Entity }): undefined => {
  const sentId = 'id' in observation.payload;
  otherIsUntouched(observation, entity);
  answersWithOwnId(observation, sentId);
  isFoundUnderOwnId(observation, sentId);
  return undefined;
};
