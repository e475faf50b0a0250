import type { Fault } from '../../catalogue.ts';
import { correlationFaults } from './correlation.ts';
import { mediaFaults } from './media.ts';
import { methodFaults } from './methods.ts';
import { parentFaults } from './parents.ts';

export const httpFaults: readonly Fault[] = [...methodFaults, ...parentFaults, ...mediaFaults, ...correlationFaults];
