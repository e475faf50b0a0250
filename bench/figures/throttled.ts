import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../verdicts/index.ts';
import { withService } from '../children/with-service.ts';
import type { Figure } from '../figure.ts';
import { recordRun } from '../recording.ts';
import { inRounds, medianOf } from '../statistics.ts';
import { intune, writeTargetFile } from '../target-file.ts';
import { shareUsed, timed, writesIn } from '../timeline.ts';

const latencyMs = 50;
const places = 8;

type Verdicts = ReadonlyMap<string, string>;

const verdictsIn = async (folder: string): Promise<Verdicts> => {
  const report = JSON.parse(await readFile(join(folder, 'reports', 'conformance.json'), 'utf8')) as Report;
  return new Map(report.results.map(({ id, operation, verdict }) => [`${id}/${operation}`, verdict]));
};

const differing = (one: Verdicts, other: Verdicts): number =>
  [...new Set([...one.keys(), ...other.keys()])].filter((address) => one.get(address) !== other.get(address)).length;

/** 4: how well the permitted rate is used, where the service enforces it. */
export const throttled: Figure = {
  title: 'Standard run with 100 writes in 20 s enforced by the service',
  async measure({ rounds, progress, ...order }) {
    const free = await withService({}, async (service) => {
      await recordRun(order, service.baseUrl, service);
      return verdictsIn(order.folder);
    });
    const all = await inRounds(rounds, async () => {
      // A service of its own for each round: what one has sent would count in the window of the next.
      const measured = await withService({ latencyMs, writes: intune }, async (service) => {
        const target = await writeTargetFile(order.folder, service.baseUrl, true);
        const { run, requests } = await recordRun(order, target, service);
        const arrivals = await service.arrivals();
        const refused = arrivals.filter(({ status }) => status === 429).length;
        return {
          run,
          writes: writesIn(requests),
          share: shareUsed(timed(requests, arrivals), arrivals, { ...intune, places }),
          tooMany: (100 * refused) / arrivals.length,
          changed: differing(free, await verdictsIn(order.folder)),
        };
      });
      const { run, writes, share, tooMany } = measured;
      progress(
        `${writes} writes in ${Math.round(run.wallMs / 1_000)} s, ${Math.round(100 * share)} % used, ${tooMany} % 429`,
      );
      return measured;
    });
    return {
      rows: [
        {
          what: 'permitted writes that were used while writes waited',
          value: medianOf(all, ({ share }) => share),
          unit: '',
          wanted: { atLeast: 0.9 },
          memoryMb: medianOf(all, ({ run }) => run.maxRssMb),
          from: `${medianOf(all, ({ writes }) => writes)} writes in ${Math.round(medianOf(all, ({ run }) => run.wallMs / 1_000))} s`,
        },
        { what: 'answers 429', value: medianOf(all, ({ tooMany }) => tooMany), unit: '%', wanted: { atMost: 1 } },
        {
          what: 'verdicts that differ from those of a run that is not throttled',
          value: Math.max(...all.map(({ changed }) => changed)),
          unit: '',
          wanted: { atMost: 0 },
        },
      ],
      notes: [
        `Latency ${latencyMs} ms. A write waits from when it is handed to the client until the service gets it; moments at which all ${places} places are taken do not count. At each moment the writes that the service took in the 20 s before are counted, of the 100 that it would have taken. The suite's own window is 21 s, so 0.95 is the most that it reaches.`,
      ],
    };
  },
};
