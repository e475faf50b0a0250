import type { Observation, WishObservation } from '../runner/index.ts';
import type { Entity, Property } from '../schemas/index.ts';
import { agree, bodyObject, isAccepted } from '../verdicts/index.ts';

const sameBack = (
  entity: Entity,
  { exchange, payload, after }: Observation,
  among: (property: Property) => boolean,
): undefined => {
  agree(entity, payload, bodyObject(exchange), 'the answer', among);
  if (after?.object !== undefined) agree(entity, payload, after.object, 'GET', among);
  return undefined;
};

/** A wished value was accepted, came back in the answer as it was sent, and was read back as it was sent. */
export const cameBack = (
  { wish, observation }: WishObservation,
  { entity }: { readonly entity: Entity },
): undefined => {
  isAccepted(observation.exchange, wish.property.name);
  return sameBack(entity, observation, ({ name }) => name === wish.property.name);
};

/** The same of all values of a payload together. */
export const allCameBack = (observation: Observation, { entity }: { readonly entity: Entity }): undefined => {
  isAccepted(observation.exchange);
  return sameBack(entity, observation, ({ name }) => name in observation.payload);
};
