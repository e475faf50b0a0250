import type { Fault } from '../../catalogue.ts';
import { characterFaults } from './characters.ts';
import { codeFaults } from './code.ts';
import { escapeFaults } from './escapes.ts';
import { lengthFaults } from './lengths.ts';
import { recognisedTextFaults } from './recognised.ts';
import { spaceFaults } from './spaces.ts';
import { typographyFaults } from './typography.ts';
import { wordFaults } from './words.ts';

export const textFaults: readonly Fault[] = [
  ...characterFaults,
  ...lengthFaults,
  ...spaceFaults,
  ...escapeFaults,
  ...wordFaults,
  ...recognisedTextFaults,
  ...codeFaults,
  ...typographyFaults,
];
