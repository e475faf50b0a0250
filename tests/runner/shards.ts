import type { MockServer } from '../../mock/index.ts';
import { mergeReports } from '../../runner/index.ts';
import { fixedToken } from '../../target/index.ts';
import type { Report, Result } from '../../verdicts/index.ts';
import { judge } from '../faults/trial.ts';
import { contract } from './checks.ts';

const args = ['--seed', '5', '--run-id', 'together'];

const judgeAt = ({ baseUrl, token, readerToken, parameters }: MockServer, more: readonly string[]): Promise<Report> =>
  judge({ root: new URL(baseUrl), tokens: fixedToken(token), readerToken, parameters }, [...args, ...more]);

/** One run of everything. */
export const wholeRun = (mock: MockServer): Promise<Report> => judgeAt(mock, []);

/** All shards of a run at once against one and the same server. */
export const shardsAtOnce = (mock: MockServer, of: number): Promise<readonly Report[]> =>
  Promise.all(Array.from({ length: of }, (_, i) => judgeAt(mock, ['--shard', `${i + 1}/${of}`])));

export const merged = (reports: readonly Report[]): Report =>
  mergeReports(
    reports.map((report, i) => ({ path: `${i + 1}/conformance.json`, report })),
    contract,
  );

/** What a report says of each address, without the requests that were counted and the evidence that was chosen. */
export const sayings = ({ results }: Report) =>
  results.map(({ id, operation, level, verdict, cases, observed, reason, finding }: Result) => ({
    address: `${id}/${operation}`,
    level,
    verdict,
    cases,
    observed,
    reason,
    sameAs: finding?.sameAs,
  }));
