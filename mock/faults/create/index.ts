import type { Fault } from '../../catalogue.ts';
import { createAnswerFaults } from './answers.ts';
import { identityFaults } from './identity.ts';
import { omissionFaults } from './omissions.ts';
import { bystanderFaults } from './others.ts';
import { readFaults } from './reads.ts';
import { createStorageFaults } from './storage.ts';

export const createFaults: readonly Fault[] = [
  ...createAnswerFaults,
  ...createStorageFaults,
  ...identityFaults,
  ...bystanderFaults,
  ...omissionFaults,
  ...readFaults,
];
