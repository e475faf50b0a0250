import type { Figure } from '../figure.ts';
import { curve } from './curve.ts';
import { growth } from './growth.ts';
import { latency } from './latency.ts';
import { standardRun } from './standard-run.ts';
import { startUp } from './start-up.ts';
import { throttled } from './throttled.ts';
import { throughput } from './throughput.ts';

/** The figures by name, in the order of the table. */
export const figures: Readonly<Record<string, Figure>> = {
  throughput,
  standard: standardRun,
  latency,
  throttled,
  start: startUp,
  growth,
  curve,
};
