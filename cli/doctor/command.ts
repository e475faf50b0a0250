import type { Contract } from '../../schemas/index.ts';
import {
  createTokenRedactor,
  optionRows,
  readContract,
  readSettings,
  type Settings,
  UsageError,
} from '../../target/index.ts';
import type { Command } from '../command.ts';
import { optionLines } from '../help-options.ts';
import { localTarget } from '../local-target.ts';
import { openTarget } from '../open-target.ts';
import { diagnose } from './diagnose.ts';
import { type Diagnosis, misconfigured } from './diagnosis.ts';
import { effectiveSettings } from './effective.ts';
import { conclusionOf, linesOf, settingLines } from './lines.ts';

const print = (lines: readonly string[]): void => console.log(lines.join('\n'));

const conclude = (found: readonly Diagnosis[], writes: boolean): number => {
  const { sentence, code } = conclusionOf(found, writes);
  print(['', sentence]);
  return code;
};

const examine = async (contract: Contract, settings: Settings): Promise<number> => {
  const { target, close } = await openTarget(settings);
  const found: Diagnosis[] = [];
  const redact = createTokenRedactor(target.tokens, { ...settings.secrets, ...settings.hidden });
  const tell = (lines: readonly string[]): void => print(lines.map(redact));
  try {
    tell(['Settings', ...settingLines(effectiveSettings(settings, contract)), '', `Target ${target.root.href}`]);
    for await (const diagnosis of diagnose({ contract, settings, target, now: () => new Date() })) {
      tell(linesOf(diagnosis));
      found.push(diagnosis);
    }
  } finally {
    await close();
  }
  return conclude(found, settings.writes);
};

/** `graph-conformance doctor`: what keeps a run from starting, without a write. */
export const doctorCommand: Command = {
  options: optionRows,
  help: (args) => [
    'Usage: graph-conformance doctor [options of run]',
    '',
    'Prints every setting as a run would use it, with its origin, then looks at the token, the connection, the service,',
    'the parent objects and the collections, and says what to do about what is wrong. It only reads.',
    '',
    ...optionLines(args),
    '',
    'Exit codes: 0 nothing is wrong, 2 the configuration is, 3 the target is.',
  ],
  run: async (args) => {
    let contract: Contract;
    let settings: Settings;
    try {
      contract = readContract(args);
      settings = readSettings(args, contract, localTarget);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const diagnosis = misconfigured('settings', 'cannot be used', error.message);
      print(linesOf(diagnosis));
      return conclude([diagnosis], false);
    }
    return examine(contract, settings);
  },
};
