import { type Client, type Exchange, isWrite, type Settings } from '../target/index.ts';
import type { Report, Result, Symptoms, Verdict } from '../verdicts/index.ts';
import { asked } from './asked.ts';
import type { TargetAddress } from './client-for.ts';
import { whyGivenUp } from './giving-up.ts';
import type { History } from './history.ts';
import type { Journal } from './journal.ts';
import { answerTimes, latencyOf } from './latency.ts';
import { changeDelays, visibilityOf } from './visibility.ts';
import { writesPlannedBy } from './writes-planned.ts';

/** Repeated requests count as often as they were sent: the service counts them too. */
const sendings = (exchanges: readonly Exchange[]): number => exchanges.reduce((sum, { attempts }) => sum + attempts, 0);

/** What there is of a run: all of it when it is over, less before. */
export interface Tally {
  readonly settings: Settings;
  readonly target: Pick<TargetAddress, 'root' | 'embedded'>;
  readonly version: string;
  readonly client: Pick<Client, 'exchanges' | 'throttled' | 'waited'>;
  readonly journal: Pick<Journal, 'created' | 'deleted' | 'knows' | 'leftovers'>;
  readonly results: readonly Result[];
  readonly histories: readonly History[];
  /** Of the broken addresses; asked for where others will join the report with theirs. */
  readonly symptoms: readonly Symptoms[];
  /** Creates that got no answer where it could not be found out either what they made. */
  readonly unclear?: number;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** Why the run has not come to its end; what was sent may tell as much where this does not. */
  readonly cutShort: string | undefined;
}

/** The report of a run. */
export const sumUp = (tally: Tally): Report => {
  const { client, journal, results, histories, settings, version, target, symptoms, unclear = 0 } = tally;
  const { shard } = settings;
  const verdicts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of results) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  // What nobody claimed may have shown its mark after all, and been deleted by that.
  const nobodys = histories.flatMap(({ unclaimed }) => unclaimed.filter((url) => !journal.knows(url)));
  const leftovers = [...journal.leftovers.map(({ url }) => url), ...nobodys];
  const times = answerTimes(client.exchanges);
  const delays = changeDelays(histories);
  const latency = latencyOf(times);
  const visibility = visibilityOf(delays);
  const gone = client.exchanges.find(({ failure }) => failure?.code === 'TARGET_DOWN')?.failure;
  const cutShort = tally.cutShort ?? whyGivenUp(client.exchanges) ?? gone?.message;
  return {
    schemaVersion: 1,
    suite: { name: 'graph-conformance', version },
    target: {
      baseUrl: target.root.href.replace(/\/$/, ''),
      ...(settings.name === undefined ? {} : { name: settings.name }),
      ...(target.embedded === true ? { embedded: true } : {}),
    },
    ...(settings.schemas === undefined ? {} : { schemas: settings.schemas }),
    profile: settings.profile,
    seed: settings.seed,
    runId: settings.runId,
    strict: settings.strict,
    ...(settings.writes
      ? { budget: { writes: writesPlannedBy(settings), ...(settings.maxWrites === undefined ? {} : { given: true }) } }
      : {}),
    ...asked(settings),
    ...(settings.failOn === 'new' ? { failOn: settings.failOn } : {}),
    ...(shard === undefined
      ? {}
      : {
          shard: {
            number: shard.number,
            of: shard.of,
            answerMs: Object.fromEntries(times),
            visibleMs: Object.fromEntries(delays),
            symptoms,
          },
        }),
    startedAt: tally.startedAt.toISOString(),
    durationMs: tally.durationMs,
    totals: {
      requests: sendings(client.exchanges),
      writes: sendings(client.exchanges.filter(({ request }) => isWrite(request.method))),
      created: journal.created,
      deleted: journal.deleted,
      leftover: leftovers.length,
      ...(unclear === 0 ? {} : { unclear }),
      throttled: client.throttled,
      waitedMs: { budget: Math.round(client.waited.budget), weather: Math.round(client.waited.weather) },
      verdicts,
    },
    ...(latency.length === 0 ? {} : { latency }),
    ...(visibility.length === 0 ? {} : { visibility }),
    ...(leftovers.length === 0 ? {} : { leftovers: leftovers.map((url) => ({ url })) }),
    ...(cutShort === undefined ? {} : { cutShort }),
    results,
  };
};
