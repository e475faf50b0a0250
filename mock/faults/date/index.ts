import type { Fault } from '../../catalogue.ts';
import { dateAnswerFaults } from './answers.ts';
import { edgeDateFaults } from './edges.ts';
import { lenientDateFaults } from './lenient.ts';
import { offsetFaults } from './offsets.ts';
import { precisionFaults } from './precision.ts';
import { rangeFaults } from './ranges.ts';
import { spellingDateFaults } from './spellings.ts';

export const dateFaults: readonly Fault[] = [
  ...precisionFaults,
  ...offsetFaults,
  ...rangeFaults,
  ...edgeDateFaults,
  ...lenientDateFaults,
  ...spellingDateFaults,
  ...dateAnswerFaults,
];
