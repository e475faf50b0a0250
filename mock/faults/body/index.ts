import type { Fault } from '../../catalogue.ts';
import { extremeBodyFaults } from './extremes.ts';
import { notAnObjectFaults } from './not-an-object.ts';
import { unreadableFaults } from './unreadable.ts';

export const bodyFaults: readonly Fault[] = [...unreadableFaults, ...notAnObjectFaults, ...extremeBodyFaults];
