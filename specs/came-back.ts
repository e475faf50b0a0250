import type { WishObservation } from '../runner/index.ts';
import type { Entity } from '../schemas/index.ts';
import { agree, bodyObject, isAccepted } from '../verdicts/index.ts';

/** A wished value was accepted, came back in the answer as it was sent, and was read back as it was sent. */
export const cameBack = (
  { wish, observation }: WishObservation,
  { entity }: { readonly entity: Entity },
): undefined => {
  const { exchange, payload, after } = observation;
  const own = ({ name }: { readonly name: string }): boolean => name === wish.property.name;
  isAccepted(exchange, wish.property.name);
  agree(entity, payload, bodyObject(exchange), 'the answer', own);
  if (after?.object !== undefined) agree(entity, payload, after.object, 'GET', own);
  return undefined;
};
