import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from '../children/run-child.ts';
import type { Throughput, ThroughputOrder, Way } from '../children/throughput.ts';
import { withService } from '../children/with-service.ts';
import type { Figure, Row } from '../figure.ts';
import { recordRun } from '../recording.ts';
import { inRounds, medianOf } from '../statistics.ts';

const connections = [1, 16] as const;

/** Long enough that what starts late does not count, short enough for several rounds. */
const requests = { counted: 6_000, warmUp: 2_000 };

type Measured = Throughput & { readonly maxRssMb: number };

const measureWay = async (order: ThroughputOrder, way: Way): Promise<Measured> => {
  const program = ['--import', 'tsx', 'bench/children/throughput.ts', JSON.stringify(order), way];
  const { stdout, maxRssMb } = await runChild(program);
  return { ...(JSON.parse(stdout) as Throughput), maxRssMb };
};

/** 1: what the client can do, beside what can be done. */
export const throughput: Figure = {
  title: "Throughput of the suite's client against bare node:http",
  measure: ({ rounds, progress, ...order }) =>
    withService({}, async (service) => {
      const recorded = (await recordRun(order, service.baseUrl, service)).requests;
      // What is refused can be sent again and again without filling the service.
      const refused = recorded.filter(({ method, created }) => method === 'POST' && created === undefined);
      const file = join(order.folder, 'refused.json');
      await writeFile(file, JSON.stringify(refused));
      const rows: Row[] = [];
      for (const places of connections) {
        const work = {
          file,
          address: service,
          suite: order.suite,
          connections: places,
          requests: requests.counted,
          warmUp: requests.warmUp,
        };
        const pairs = await inRounds(rounds, async () => {
          const pair = { bare: await measureWay(work, 'bare'), suite: await measureWay(work, 'suite') };
          progress(
            `${places} connections: ${Math.round(pair.suite.perSecond)} of ${Math.round(pair.bare.perSecond)}/s`,
          );
          return pair;
        });
        const at = places === 1 ? 'at 1 connection' : `at ${places} connections`;
        const perSecond = (way: Way): string => `${Math.round(medianOf(pairs, (pair) => pair[way].perSecond))}/s`;
        rows.push({
          what: `suite ÷ bare ${at}`,
          value: medianOf(pairs, ({ bare, suite }) => suite.perSecond / bare.perSecond),
          unit: '',
          wanted: { atLeast: 0.6 },
          memoryMb: medianOf(pairs, ({ suite }) => suite.maxRssMb),
          from: `${perSecond('suite')} and ${perSecond('bare')}`,
        });
        rows.push({
          what: `processor time, suite ÷ bare ${at}`,
          value: medianOf(pairs, ({ bare, suite }) => suite.cpuUs / bare.cpuUs),
          unit: '×',
          from: `${Math.round(medianOf(pairs, ({ suite }) => suite.cpuUs))} and ${Math.round(medianOf(pairs, ({ bare }) => bare.cpuUs))} µs a request`,
        });
      }
      return {
        rows,
        notes: [
          `Both send the same ${refused.length} refused creates of a standard run again and again to the mock, which is a process of its own; ${requests.counted} requests count after ${requests.warmUp}. Bare reads each answer to its end and keeps nothing; the suite redacts, parses and records it.`,
        ],
      };
    }),
};
