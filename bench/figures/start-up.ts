import { runChild } from '../children/run-child.ts';
import { withService } from '../children/with-service.ts';
import type { Figure } from '../figure.ts';
import { runArguments } from '../recording.ts';
import { inRounds, medianOf } from '../statistics.ts';
import { commandOf } from '../suite.ts';

/** 5: how long it takes until anything happens. */
export const startUp: Figure = {
  title: 'Start-up against node -e 0',
  measure: ({ rounds, progress, ...order }) =>
    withService({}, async ({ baseUrl }) => {
      const all = await inRounds(rounds, async () => {
        const node = await runChild(['-e', '0']);
        const list = await runChild([commandOf(order.suite), 'list']);
        const empty = await runChild(runArguments(order, baseUrl, '--only', 'ROUTE-02'));
        progress(
          `node ${Math.round(node.wallMs)} ms, list ${Math.round(list.wallMs)} ms, empty run ${Math.round(empty.wallMs)} ms`,
        );
        return { node, list, empty };
      });
      const cpuMs = (name: 'node' | 'list' | 'empty'): number =>
        Math.round(medianOf(all, (round) => round[name].cpuMs));
      const row = (what: string, name: 'list' | 'empty') => ({
        what,
        value: medianOf(all, (round) => round[name].wallMs / round.node.wallMs),
        unit: '×',
        memoryMb: medianOf(all, (round) => round[name].maxRssMb),
        from: `${Math.round(medianOf(all, (round) => round[name].wallMs))} and ${Math.round(medianOf(all, ({ node }) => node.wallMs))} ms; processor time ${cpuMs(name)} and ${cpuMs('node')} ms`,
      });
      return {
        rows: [row('graph-conformance list', 'list'), row('empty run (--only ROUTE-02)', 'empty')],
        notes: ['The compiled package; contract and schemas are read anew each time.'],
      };
    }),
};
