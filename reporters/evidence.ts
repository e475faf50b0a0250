import addContext from 'mochawesome/addContext.js';
import type { Requirement } from '../schemas/index.ts';
import type { Result } from '../verdicts/record.ts';
import { shorten } from './shorten.ts';

/**
 * Puts clause, verdict and evidence beside the running test in mochawesome's page. Each context is an object: mochawesome
 * makes a link or an image of a bare string that looks like an address, and the reader's browser would fetch it.
 */
export function attachEvidence(context: Mocha.Context, result: Result, requirement: Requirement): void {
  const { id, level, clause, tolerated, source } = requirement;
  addContext(context, { title: 'Requirement', value: { id, level, clause, tolerated, source } });
  const { finding, ...verdict } = result;
  addContext(context, { title: 'Verdict', value: shorten(verdict) });
  if (finding !== undefined) addContext(context, { title: 'Finding', value: shorten(finding) });
}
