import { type History, type Observation, unexplained, wasAccepted } from '../runner/index.ts';

/** Realistic values, not those of the documentation's example. */
const isPlain = ({ case: { ordinary, verbatim } }: Observation): boolean => ordinary === true && verbatim !== true;

/**
 * Whether the status of a valid write says something about the operation. A refused payload of several special values
 * does so only where none of its values explains the refusal: else that is the matter of TEXT, DATE and ENUM.
 */
export const speaksForOperation = (observation: Observation, history: History): boolean =>
  isPlain(observation) ||
  (observation.case.wishes !== undefined && (wasAccepted(observation) || unexplained(observation, history)));
