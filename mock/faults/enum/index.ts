import type { Fault } from '../../catalogue.ts';
import { enumAnswerFaults } from './answers.ts';
import { conventionFaults } from './conventions.ts';
import { lenientFaults } from './lenient.ts';
import { memberFaults } from './members.ts';
import { transitionFaults } from './transitions.ts';

export const enumFaults: readonly Fault[] = [
  ...memberFaults,
  ...transitionFaults,
  ...lenientFaults,
  ...conventionFaults,
  ...enumAnswerFaults,
];
