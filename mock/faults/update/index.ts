import type { Fault } from '../../catalogue.ts';
import { updateAnswerFaults } from './answers.ts';
import { comparingFaults } from './comparing.ts';
import { mergeFaults } from './merging.ts';
import { persistenceFaults } from './persistence.ts';
import { updateScopeFaults } from './scope.ts';

export const updateFaults: readonly Fault[] = [
  ...updateAnswerFaults,
  ...mergeFaults,
  ...comparingFaults,
  ...updateScopeFaults,
  ...persistenceFaults,
];
