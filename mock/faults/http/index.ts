import type { Fault } from '../../catalogue.ts';
import { correlationFaults } from './correlation.ts';
import { mediaFaults } from './media.ts';
import { methodFaults } from './methods.ts';

export const httpFaults: readonly Fault[] = [...methodFaults, ...mediaFaults, ...correlationFaults];
