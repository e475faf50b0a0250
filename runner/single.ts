import type { Seen } from './requirement.ts';

/** Whether one planned request, its answer and what it did to its object are all that is judged. */
export const isSingle = ({ of, observation, wish, exchange }: Seen<unknown>): boolean =>
  observation !== undefined && [observation, wish, exchange].some((single) => single === of);
