import type { Case } from '../runner/index.ts';

/** Whether a request is one that has to be refused: a valid one shows nothing to a clause about refusals. */
export const isToBeRefused = (request: Case, operation: Case['operation']): boolean =>
  request.operation === operation && (request.part === 'refusals' || request.part === 'misuse');
