import { metadataLines, summaryLines, writeJson, writeOverview } from '../reporters/index.ts';
import type { Contract } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';
import { updateWaivers as writeWaivers } from './update-waivers.ts';

/** Writes the files of a run and prints its summary. */
export const report = async (
  result: Report,
  contract: Contract,
  { file, reportDir, updateWaivers }: Settings,
): Promise<void> => {
  await writeJson(result, reportDir);
  await writeOverview(result, contract, reportDir);
  const color = process.stdout.isTTY === true && process.stdout.hasColors();
  console.log(`\n${summaryLines(result, { color }, reportDir).join('\n')}`);
  if (result.metadata !== undefined) console.log(`\n${metadataLines(result.metadata).join('\n')}`);
  if (updateWaivers && file !== undefined) console.log(`\n${await writeWaivers(file, result)}`);
};
