import type { Fault } from '../../catalogue.ts';
import { dateAnswerFaults } from './answers.ts';
import { lenientDateFaults } from './lenient.ts';
import { offsetFaults } from './offsets.ts';
import { precisionFaults } from './precision.ts';
import { rangeFaults } from './ranges.ts';

export const dateFaults: readonly Fault[] = [
  ...precisionFaults,
  ...offsetFaults,
  ...rangeFaults,
  ...lenientDateFaults,
  ...dateAnswerFaults,
];
