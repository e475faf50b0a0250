import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';
import { ConformanceReporter } from '../reporters/mocha-reporter.ts';
import { openSession } from '../runner/index.ts';
import { loadContract } from '../schemas/index.ts';
import { optionRows, readSettings, secretVariables } from '../target/index.ts';
import { exitCodeOf } from '../verdicts/index.ts';
import type { Command } from './command.ts';
import { launch } from './launch.ts';
import { localTarget } from './local-target.ts';
import { report } from './report.ts';

const root = new URL('..', import.meta.url);

/** The spec files in reading order, as `.mocharc.json` lists them. */
const specFiles = (): readonly string[] => {
  const { spec } = JSON.parse(readFileSync(new URL('.mocharc.json', root), 'utf8')) as { spec: readonly string[] };
  return spec.map((file) => fileURLToPath(new URL(file, root)));
};

const helpLines = (): readonly string[] => {
  const rows = optionRows(loadContract()).map(({ option, value, variable, help, fallback }) => ({
    left: `--${option}${value === undefined ? '' : ` ${value}`}`,
    right: `${help}${variable === undefined ? '' : ` [${variable}]`} (default: ${fallback})`,
  }));
  return [
    'Usage: graph-conformance run [options]',
    '',
    ...rows.map(({ left, right }) => `  ${left}\n      ${right}`),
    '',
    'Environment only:',
    ...Object.entries(secretVariables).map(([name, help]) => `  ${name}\n      ${help}`),
    '',
    'Exit codes: 0 nothing fails, 1 findings, 2 bad usage or configuration, 3 the suite or the target broke.',
  ];
};

/** `graph-conformance run`: the whole suite against one target. */
export const runCommand: Command = {
  summary: 'judges a target, the embedded mock unless told otherwise',
  help: helpLines,
  run: async (args) => {
    const contract = loadContract();
    const settings = readSettings(args, contract, localTarget);
    const { start } = openSession(contract, settings);
    const mocha = new Mocha({
      timeout: 0,
      reporter: ConformanceReporter,
      reporterOptions: { reportDir: settings.reportDir },
    });
    for (const file of specFiles()) mocha.addFile(file);
    await mocha.loadFilesAsync();
    const { run, close } = await launch(contract, settings);
    start(Promise.resolve(run));
    console.log(`Seed ${settings.seed}, profile ${settings.profile}, run ${settings.runId}\n`);
    await new Promise<void>((resolve) => {
      mocha.run(() => resolve());
    });
    const result = await run.finish();
    await report(result, contract, settings);
    await close();
    return exitCodeOf(result);
  },
};
