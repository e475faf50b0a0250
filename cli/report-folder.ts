import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, namedBy, type Settings, throwUnwritable, whyUnwritable } from '../target/index.ts';

type Where = Pick<Settings, 'reportDir' | 'origins'>;

/** Written at the end of a run alone: until then those of an earlier run would pass for its own. */
const lateFiles = ['mochawesome.html', 'run.har'];

/**
 * Makes a folder ready to take reports, and takes those out that would pass for the new ones.
 *
 * @throws UsageError where nothing can be written there
 */
export const openReportFolder = async ({ reportDir, origins }: Where): Promise<void> => {
  const trial = join(reportDir, '.trial.part');
  try {
    makeFolder(reportDir);
    await writeFile(trial, 'trial');
    await rm(trial);
    for (const name of lateFiles) await rm(join(reportDir, name), { force: true });
  } catch (error) {
    throwUnwritable(namedBy(origins, 'report-dir'), reportDir, error);
  }
};

/**
 * Writes something at the end of a run, where a disk that is full must not take anything else along.
 *
 * @param from the option or the variable that says where to
 * @param path what it says
 * @returns why it is not there, in one sentence; undefined where it is
 */
export const tryToWrite = async (
  from: string,
  path: string,
  write: () => Promise<void>,
): Promise<string | undefined> => {
  try {
    await write();
    return undefined;
  } catch (error) {
    const why = whyUnwritable(from, path, error);
    if (why === undefined) throw error;
    return why;
  }
};
