import { repeatCommand, replayLines } from '../reporters/index.ts';
import { RunInterrupted, recordedRequest, replay } from '../runner/index.ts';
import { optionRows, readContract, type Settings } from '../target/index.ts';
import { exitCodes, type Verdict } from '../verdicts/index.ts';
import type { Command } from './command.ts';
import { optionLines } from './help-options.ts';
import { listenForTheEnd } from './interruption.ts';
import { loadChecks } from './load-checks.ts';
import { openTarget } from './open-target.ts';
import { type RecordedFinding, recordedFinding } from './recorded-finding.ts';
import { judgeAgain } from './replay-address.ts';
import { replaySettings, withSchemas } from './replay-settings.ts';
import { version } from './version.ts';

const verdicts: Readonly<Partial<Record<string, Verdict>>> = { held: 'pass', broken: 'fail' };

const exits: Readonly<Partial<Record<Verdict, number>>> = { pass: exitCodes.conformant, fail: exitCodes.findings };

const lastWords = 'What the replay has created is noted in the journal: graph-conformance sweep removes it.';

const sendAgain = async (found: RecordedFinding, settings: Settings): Promise<number> => {
  const { contract, address, finding, operation, report, result } = found;
  const checks = await loadChecks(contract, settings);
  const check = checks.find(({ requirement }) => requirement.id === result.id);
  const context = {
    contract,
    profile: settings.profile,
    run: { seed: settings.seed, runId: report.runId ?? settings.runId },
    hasReader: settings.readerToken !== undefined || settings.target === undefined,
  };
  const request = recordedRequest(finding, operation, checks, context);
  const interruption = listenForTheEnd(() => lastWords);
  const { target, close } = await openTarget(settings);
  try {
    if (check === undefined || request === undefined) {
      return await judgeAgain(found, settings, target, interruption.signal);
    }
    console.log(`Sends ${address} again to ${target.root.origin}, run ${settings.runId}\n`);
    const { signal } = interruption;
    const { journalDir } = settings;
    const options = { settings, target, contract, check, operation, request, version: version(), journalDir, signal };
    const { outcome, message, exchange, leftovers } = await replay(options);
    const verdict = verdicts[outcome] ?? 'error';
    const status = exchange?.answer?.status;
    const repeat = verdict === 'pass' ? repeatCommand(report, address) : undefined;
    console.log(
      replayLines({ address, finding, verdict, message, request: exchange?.request, status, leftovers, repeat }).join(
        '\n',
      ),
    );
    return leftovers.length > 0 ? exitCodes.broken : (exits[verdict] ?? exitCodes.broken);
  } catch (error) {
    if (!(error instanceof RunInterrupted)) throw error;
    console.error(`The replay ended before its time: ${error.message}.`);
    return exitCodes.broken;
  } finally {
    await close();
    interruption.ignore();
  }
};

/** `graph-conformance replay`: the smallest request of a finding once more. */
export const replayCommand: Command = {
  options: optionRows,
  operands: 'files',
  help: (args) => [
    'Usage: graph-conformance replay FILE#ID/OPERATION [options]',
    '',
    'Sends the smallest request of a finding again, such as that of',
    'reports/conformance.json#ENUM-03/createWindowsUpdateState, and judges the answer by the same check. Creates what',
    'the request needs first, and removes everything again. A finding that rests on several requests has its address',
    'judged anew, with the same seed and run id. Goes to the target of the report unless --target names another.',
    '',
    'Options shared with run:',
    ...optionLines(args),
    '',
    'Exit codes: 0 the clause holds now, 1 it is still broken, 2 bad usage or configuration, 3 the suite or the target',
    'broke, nothing could be judged, or something was left behind.',
  ],
  run: async ([text, ...args]) => {
    const found = recordedFinding(text, (report) => readContract(withSchemas(args, report)));
    return sendAgain(found, replaySettings(args, found, found.contract));
  },
};
