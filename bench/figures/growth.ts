import type { Grown } from '../children/growth.ts';
import { runChild } from '../children/run-child.ts';
import type { Figure, Row } from '../figure.ts';
import { inRounds, medianOf } from '../statistics.ts';

const copies = [1, 2, 4, 8] as const;
const properties = [10, 50, 200] as const;

const grow = async (many: number, wide: number): Promise<Grown & { readonly maxRssMb: number }> => {
  // All exchanges of a run are kept: those of 1,600 properties need more than node would take.
  const program = ['--max-old-space-size=8192', '--import', 'tsx', 'bench/children/growth.ts', `${many}`, `${wide}`];
  const { stdout, maxRssMb } = await runChild(program);
  const grown = JSON.parse(stdout) as Grown;
  if (grown.findings.length > 0) throw new Error(`${many} × ${wide}: ${grown.findings.slice(0, 5).join('; ')}`);
  return { ...grown, maxRssMb };
};

/** 6: what more properties and more entities cost. */
export const growth: Figure = {
  title: 'Growth with properties and entities',
  async measure({ rounds, progress }) {
    const rows: Row[] = [];
    const writes = new Map<string, number>();
    for (const wide of properties) {
      for (const many of copies) {
        const all = await inRounds(rounds, () => grow(many, wide));
        const seconds = medianOf(all, ({ wallMs }) => wallMs / 1_000);
        const value = Math.round(medianOf(all, ({ whole }) => whole));
        const sent = `${medianOf(all, (one) => one.writes)} writes and ${medianOf(all, ({ requests }) => requests)} requests sent in ${seconds.toFixed(1)} s`;
        progress(`${many} × ${wide} properties: ${value} writes to choose from; ${sent}`);
        writes.set(`${many}×${wide}`, value);
        rows.push({
          what: `${many === 1 ? '1 entity' : `${many} entities`} of ${wide} properties`,
          value,
          unit: 'writes',
          memoryMb: medianOf(all, ({ maxRssMb }) => maxRssMb),
          from: sent,
        });
      }
    }
    const ratio = (one: string, other: string): number => (writes.get(one) ?? Number.NaN) / (writes.get(other) ?? 1);
    const times = (one: string, other: string, what: string, atMost: number): Row => ({
      what,
      value: ratio(one, other),
      unit: '×',
      wanted: { atMost },
    });
    return {
      rows: [
        times('1×200', '1×10', 'writes to choose from, for 20 times the properties', 20),
        times('8×10', '1×10', 'writes to choose from, for 8 times the entities', 8),
        ...rows,
      ],
      notes: [
        'The writes to choose from are those of everything there is to try. A run sends the 300 of them that show most, whatever their number. ' +
          'Entities are made up of seven nullable texts, an enumeration of four members and two timestamps, again and again; so 20 times the properties are 20 times the value classes, and 400 times the pairs of them. Mock and suite share one process; the time is that of the run without loading it.',
      ],
    };
  },
};
