import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderOverview, writeOverview } from '../../reporters/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { contract, finding, report, reportOf, result } from '../reporters/fixture.ts';

const sameCause = { ...finding, sameAs: 'ENUM-03/createLamp' };

/** A run that fills every section: all verdicts, follow-ups, a waiver near its end, a baseline, metadata, latencies. */
export const full: Report = {
  ...report,
  results: [
    ...report.results.map((one) =>
      one.verdict === 'waived'
        ? { ...one, reason: 'Fixed in March (waived until 2026-03-08, https://bugs.example/7)' }
        : one,
    ),
    result('ENUM-03/createDoor', 'fail', { finding: sameCause }),
    result('TEXT-01/createDoor', 'fail', { finding: { ...sameCause, message: 'Emoji become question marks.' } }),
  ].filter(({ id, operation, verdict }) => `${id}/${operation}` !== 'ENUM-03/createDoor' || verdict !== 'blocked'),
  latency: [
    { operation: 'createLamp', requests: 120, p50: 8.4, p90: 20, p99: 61, max: 93.2 },
    { operation: 'listLamps', requests: 31, p50: 3, p90: 4.5, p99: 5, max: 5 },
  ],
  comparison: {
    baseline: {
      target: 'https://graph.example/beta',
      startedAt: '2026-02-01T09:30:00.000Z',
      version: '0.1.0',
      profile: 'standard',
      seed: 41,
    },
    new: [{ address: 'TEXT-01/createDoor', was: 'pass', now: 'fail' }],
    fixed: [{ address: 'CREATE-01/createLamp', was: 'fail', now: 'pass' }],
    unchanged: [{ address: 'ENUM-03/createLamp', was: 'fail', now: 'fail' }],
    lost: [{ address: 'CREATE-01/createDoor', was: 'pass', now: 'blocked' }],
    policies: [{ address: 'ENUM-05/createLamp', was: 'Refused with 400.', now: 'Accepted, and answered by name.' }],
    missing: 2,
  },
  metadata: {
    url: 'https://graph.example/beta/$metadata',
    unchanged: false,
    comparisons: [
      {
        entity: 'Lamp',
        subject: 'property',
        name: 'status',
        comparison: 'type-differs',
        documented: 'Edm.String',
        declared: 'Edm.Int32',
        difference: 'Edm.String is documented, Edm.Int32 declared',
      },
    ],
  },
};

/** A run without a finding. */
export const clean: Report = reportOf([
  result('CREATE-01/createLamp', 'pass'),
  result('ENUM-05/createLamp', 'pass', { level: 'OBSERVE', observed: 'Accepted, and answered by name.' }),
]);

/** The page of a report as text. */
export const pageOf = (of: Report): string => renderOverview(of, contract);

/** Writes the page of a report and hands its file address to the test; removes it afterwards. */
export const withFile = async (of: Report, use: (url: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'overview-'));
  try {
    await writeOverview(of, contract, folder);
    await use(pathToFileURL(join(folder, 'index.html')).href);
  } finally {
    await rm(folder, { recursive: true });
  }
};
