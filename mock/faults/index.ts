import type { Fault } from '../catalogue.ts';
import { accessFaults } from './access/index.ts';
import { atomicFaults } from './atomic.ts';
import { bodyFaults } from './body/index.ts';
import { createFaults } from './create/index.ts';
import { dateFaults } from './date/index.ts';
import { enumFaults } from './enum/index.ts';
import { errorFaults } from './error/index.ts';
import { httpFaults } from './http/index.ts';
import { lifeFaults } from './life/index.ts';
import { nullFaults } from './null.ts';
import { routeFaults } from './route.ts';
import { textFaults } from './text/index.ts';
import { typeFaults } from './type.ts';
import { undeclaredFaults } from './undeclared.ts';
import { updateFaults } from './update/index.ts';

export { alwaysWrong } from './always-wrong.ts';

/** Services with one breach each. */
export const faults: readonly Fault[] = [
  ...routeFaults,
  ...createFaults,
  ...updateFaults,
  ...enumFaults,
  ...textFaults,
  ...dateFaults,
  ...typeFaults,
  ...nullFaults,
  ...undeclaredFaults,
  ...bodyFaults,
  ...accessFaults,
  ...httpFaults,
  ...errorFaults,
  ...atomicFaults,
  ...lifeFaults,
];
