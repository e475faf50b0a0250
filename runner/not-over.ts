import { redactValue } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';
import { hidingOf } from './hiding.ts';
import { sumUp, type Tally } from './sum-up.ts';

const notOver = 'the run is not over: it was killed, or is still going on';

/**
 * The report of a run that has not ended, of what there is so far. The objects that stand on the target are counted and
 * not listed: most of them are in use, and after a killed run its journal knows them.
 */
export const unfinishedReport = (tally: Omit<Tally, 'cutShort' | 'histories' | 'symptoms'>): Report => {
  const { leftovers: _, ...report } = sumUp({ ...tally, histories: [], symptoms: [], cutShort: notOver });
  return report;
};

/** Whether a report is what a run had written before it was killed; or it is still going on. */
export const wasKilled = ({ cutShort }: Pick<Report, 'cutShort'>): boolean => cutShort === notOver;

type Beginning = Pick<Tally, 'settings' | 'target' | 'version'>;

const nothingSent = (given: Beginning, cutShort: string | undefined): Report => {
  const report = sumUp({
    ...given,
    client: { exchanges: [], throttled: 0, waited: { budget: 0, weather: 0 } },
    journal: { created: 0, deleted: 0, knows: () => false, leftovers: [] },
    results: [],
    histories: [],
    symptoms: [],
    startedAt: new Date(),
    durationMs: 0,
    cutShort,
  });
  return redactValue(report, hidingOf(given.settings));
};

/**
 * The report of a run that has not sent anything yet.
 *
 * @param cutShort why there will be no other one, where that is known
 */
export const emptyReport = (given: Beginning, cutShort: string = notOver): Report => nothingSent(given, cutShort);

/** The report of a run that has nothing to do, and has done it. */
export const idleReport = (given: Beginning): Report => nothingSent(given, undefined);
