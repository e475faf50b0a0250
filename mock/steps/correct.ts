import type { Behaviour } from '../behaviour.ts';
import { access } from './access.ts';
import { answers } from './answers.ts';
import { body } from './body.ts';
import { operations } from './operations.ts';
import { routing } from './routing.ts';
import { table } from './table.ts';
import { values } from './values.ts';

/** A service that keeps every clause of the contract, with the strict choice wherever one is left. */
export const correct: Behaviour = { ...access, ...routing, ...operations, ...body, ...values, ...table, ...answers };
