import { runChild } from '../children/run-child.ts';
import { withService } from '../children/with-service.ts';
import type { Figure } from '../figure.ts';
import { recordRun, runArguments } from '../recording.ts';
import { inRounds, medianOf } from '../statistics.ts';

/** As the settings have it unless told otherwise. */
const concurrency = 8;

/** 2: what the suite takes beyond sending and starting. */
export const standardRun: Figure = {
  title: 'Standard run on the mock against firing the same exchanges bare',
  measure: ({ rounds, progress, ...order }) =>
    withService({}, async (service) => {
      const { file, requests } = await recordRun(order, service.baseUrl, service);
      const all = await inRounds(rounds, async () => {
        const run = await runChild(runArguments(order, service.baseUrl));
        const bare = await runChild(['bench/children/bare.js', file, `${concurrency}`, service.baseUrl]);
        const start = await runChild(runArguments(order, service.baseUrl, '--only', 'ROUTE-02'));
        progress(
          `run ${Math.round(run.wallMs)} ms, bare ${Math.round(bare.wallMs)} ms, start ${Math.round(start.wallMs)} ms`,
        );
        return { run, bare, start, firedMs: Number(bare.stdout) };
      });
      const ms = (measure: (round: (typeof all)[number]) => number): string =>
        `${Math.round(medianOf(all, measure))} ms`;
      return {
        rows: [
          {
            what: 'run ÷ (bare firing + start of node)',
            value: medianOf(all, ({ run, bare }) => run.wallMs / bare.wallMs),
            unit: '×',
            wanted: { atMost: 2.5 },
            memoryMb: medianOf(all, ({ run }) => run.maxRssMb),
            from: `${ms(({ run }) => run.wallMs)} and ${ms(({ bare }) => bare.wallMs)}`,
          },
          {
            what: 'run ÷ (bare firing + start of the suite)',
            value: medianOf(all, ({ run, start, firedMs }) => run.wallMs / (firedMs + start.wallMs)),
            unit: '×',
            wanted: { atMost: 2.5 },
            from: `${ms(({ run }) => run.wallMs)} and ${ms(({ firedMs }) => firedMs)} + ${ms(({ start }) => start.wallMs)}`,
          },
          {
            what: 'processor time, run ÷ bare',
            value: medianOf(all, ({ run, bare }) => run.cpuMs / bare.cpuMs),
            unit: '×',
            from: `${ms(({ run }) => run.cpuMs)} and ${ms(({ bare }) => bare.cpuMs)}, with what starts the programs`,
          },
        ],
        notes: [
          `${requests.length} exchanges, ${concurrency} at a time, to a mock that is a process of its own. Bare is a plain JavaScript program on node:http alone, measured from its start to its end; ids of created objects are put into the addresses that name them. The start of the suite is a run of one requirement that sends next to nothing. Loading the libraries that a run needs takes longer than bare firing, which the first ratio does not count in; counting the start of the suite, the bound holds.`,
        ],
      };
    }),
};
