import { type Wish, wishesOf } from '../generators/index.ts';
import type { Observation } from './observation.ts';

/**
 * The members of enumerations that a create holds though nobody wished for them there, as the wishes for them: a service
 * that does not know one of them refuses the payload for it.
 */
export const ordinaryMembers = ({ case: request, payload }: Pick<Observation, 'case' | 'payload'>): readonly Wish[] => {
  const { operation, wishes = [], values = {} } = request;
  if (operation.kind !== 'create' || wishes.length === 0) return [];
  // On create the wishes for members are the same whatever the profile.
  return wishesOf('enum', operation, 'standard').filter(
    ({ property, value }) => !(property.name in values) && payload[property.name] === value,
  );
};
