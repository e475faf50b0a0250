import type { Fault } from '../../catalogue.ts';
import { characterFaults } from './characters.ts';
import { escapeFaults } from './escapes.ts';
import { lengthFaults } from './lengths.ts';
import { spaceFaults } from './spaces.ts';
import { wordFaults } from './words.ts';

export const textFaults: readonly Fault[] = [
  ...characterFaults,
  ...lengthFaults,
  ...spaceFaults,
  ...escapeFaults,
  ...wordFaults,
];
