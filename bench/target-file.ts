import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What Intune permits. */
export const intune = { limit: 100, windowMs: 20_000 } as const;

/** Writes a target file that leads to a service on this machine, with or without the budgets of Intune. */
export const writeTargetFile = async (folder: string, baseUrl: string, budgeted: boolean): Promise<string> => {
  const budgets = {
    writes: { limit: intune.limit, seconds: intune.windowMs / 1_000 },
    requests: { limit: 1_000, seconds: 20 },
  };
  const file = join(folder, `${budgeted ? 'budgeted' : 'unlimited'}.json`);
  await writeFile(file, JSON.stringify({ baseUrl, ...(budgeted ? { budgets } : {}) }));
  return file;
};
