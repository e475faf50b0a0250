import type { Fault } from '../../catalogue.ts';
import { breakdownFaults } from './breakdowns.ts';
import { errorShapeFaults } from './shapes.ts';
import { traceFaults } from './traces.ts';

export const errorFaults: readonly Fault[] = [...errorShapeFaults, ...traceFaults, ...breakdownFaults];
