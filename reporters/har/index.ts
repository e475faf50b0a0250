import { writeWhole } from '../write-whole.ts';
import { archive } from './archive.ts';
import type { Recording } from './recording.ts';

/** Writes `run.har` into the folder, which is made where it is missing. */
export async function writeHar(
  recordings: readonly Recording[],
  creator: { readonly name: string; readonly version: string },
  folder: string,
): Promise<void> {
  await writeWhole(folder, 'run.har', `${JSON.stringify(archive(recordings, creator), null, 1)}\n`);
}
