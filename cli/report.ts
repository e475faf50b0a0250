import { summaryLines, writeJson, writeOverview } from '../reporters/index.ts';
import type { Contract } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';

/** Writes the files of a run and prints its summary. */
export const report = async (result: Report, contract: Contract, { reportDir }: Settings): Promise<void> => {
  await writeJson(result, reportDir);
  await writeOverview(result, contract, reportDir);
  const color = process.stdout.isTTY === true && process.stdout.hasColors();
  console.log(`\n${summaryLines(result, { color }, reportDir).join('\n')}`);
};
