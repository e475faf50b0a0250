import { replayLines } from '../reporters/index.ts';
import { registry, startRun } from '../runner/index.ts';
import type { Settings } from '../target/index.ts';
import { exitCodes, type Result, type Verdict } from '../verdicts/index.ts';
import type { OpenTarget } from './open-target.ts';
import type { RecordedFinding } from './recorded-finding.ts';
import { version } from './version.ts';

/** What the clause's verdict in a run of its own says of the finding. */
const outcomes: Readonly<Record<Verdict, { readonly shown: Verdict; readonly code: number }>> = {
  pass: { shown: 'pass', code: exitCodes.conformant },
  stale: { shown: 'pass', code: exitCodes.conformant },
  fail: { shown: 'fail', code: exitCodes.findings },
  warn: { shown: 'fail', code: exitCodes.findings },
  waived: { shown: 'fail', code: exitCodes.findings },
  'not-applicable': { shown: 'not-applicable', code: exitCodes.configuration },
  blocked: { shown: 'blocked', code: exitCodes.broken },
  error: { shown: 'error', code: exitCodes.broken },
};

const unjudged: Pick<Result, 'verdict' | 'reason' | 'finding'> = { verdict: 'error', reason: 'nothing was judged' };

/**
 * Judges the address of a finding once more, as the recorded run did: for what one request does not show.
 *
 * @param settings with the seed, the run id and the address of the finding
 * @returns the exit code
 */
export const judgeAgain = async (
  { contract, address, finding }: RecordedFinding,
  settings: Settings,
  target: OpenTarget['target'],
  signal: AbortSignal,
): Promise<number> => {
  const { journalDir } = settings;
  const checks = [...registry.values()];
  console.log(`Judges ${address} again at ${target.root.origin}: one request does not show it\n`);
  const run = await startRun({
    settings,
    target,
    contract,
    checks,
    version: version(),
    journalDir,
    signal,
  });
  for (const note of run.notes) console.log(note);
  const { results, leftovers = [], cutShort } = await run.finish();
  const result = results.find(({ id, operation }) => `${id}/${operation}` === address) ?? unjudged;
  const { shown, code } = outcomes[result.verdict];
  const lines = replayLines({
    address,
    finding,
    verdict: shown,
    message: result.finding?.message ?? result.reason,
    request: undefined,
    status: undefined,
    leftovers: leftovers.map(({ url }) => url),
    repeat: undefined,
  });
  console.log(lines.join('\n'));
  return leftovers.length > 0 || cutShort !== undefined ? exitCodes.broken : code;
};
