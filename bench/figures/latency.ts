import { withService } from '../children/with-service.ts';
import type { Figure, Row } from '../figure.ts';
import { recordRun } from '../recording.ts';
import { inRounds, medianOf } from '../statistics.ts';
import { intune, writeTargetFile } from '../target-file.ts';
import { floorMs, type Idleness, idlenessOf, type Stretch, stretchesOf, timed, writesIn } from '../timeline.ts';

const latencyMs = 200;
const places = 8;
const perSecond = (intune.limit * 1_000) / intune.windowMs;

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const rowOf = ({ entity, part, ms, requests, writes, underWay }: Stretch, budget: string): Row => ({
  what: `${entity}, until the ${part} end, ${budget}`,
  value: ms / 1_000,
  unit: 's',
  from: `${requests} requests, ${writes} of them writes; ${underWay.toFixed(1)} under way`,
});

/** 3: how much of the waiting could not be helped. */
export const latency: Figure = {
  title: 'Standard run with 200 ms latency against what it has to take at least',
  measure: ({ rounds, progress, ...order }) =>
    withService({ latencyMs }, async (service) => {
      const rows: Row[] = [];
      for (const budgeted of [true, false]) {
        const words = budgeted ? '100 writes in 20 s' : 'no budget';
        const target = await writeTargetFile(order.folder, service.baseUrl, budgeted);
        const all = await inRounds(rounds, async () => {
          const { run, requests } = await recordRun(order, target, service);
          const times = timed(requests, await service.arrivals());
          const sent = { requests: requests.length, writes: writesIn(requests) };
          const floor = floorMs(sent, {
            perSecond: budgeted ? perSecond : Number.POSITIVE_INFINITY,
            latencyMs,
            places,
          });
          progress(`${words}: ${seconds(run.wallMs)}, at least ${seconds(floor)}, ${sent.writes} writes`);
          return { run, floor, sent, stretches: stretchesOf(times), idleness: idlenessOf(times, places) };
        });
        const of = (measure: (round: (typeof all)[number]) => number): number => medianOf(all, measure);
        rows.push({
          what: `wall time ÷ floor, ${words}`,
          value: of(({ run, floor }) => run.wallMs / floor),
          unit: '×',
          ...(budgeted ? { wanted: { atMost: 1.3 } } : {}),
          memoryMb: of(({ run }) => run.maxRssMb),
          from: `${seconds(of(({ run }) => run.wallMs))} and ${seconds(of(({ floor }) => floor))}; ${of(({ sent }) => sent.requests)} requests, ${of(({ sent }) => sent.writes)} writes`,
        });
        const idle = (what: string, state: keyof Idleness): Row => ({
          what: `${what}, ${words}`,
          value: of(({ idleness }) => idleness[state] / 1_000),
          unit: 's',
        });
        rows.push(
          idle(`all ${places} places taken`, 'full'),
          idle('at most 1 taken, requests held back', 'held'),
          idle('places free, nobody asks for one', 'serial'),
        );
        rows.push(...(all.at(-1)?.stretches ?? []).map((stretch) => rowOf(stretch, words)));
      }
      return {
        rows,
        notes: [
          `The floor is the greater of writes ÷ permitted rate (5/s; without a budget there is none) and requests × ${latencyMs} ms ÷ ${places} at a time. The stretches are those of the last round; each ends with the listing that ends a part, and the two entities share the ${places} places.`,
        ],
      };
    }),
};
