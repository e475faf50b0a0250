import { loadContract } from '../schemas/index.ts';
import { commandsPage } from './commands.ts';
import { environmentPage } from './environment.ts';
import { requirementsPage } from './requirements.ts';

/** Where the pages stand. */
export const folder = new URL('../docs/reference/', import.meta.url);

/** The pages of the reference by the name of their file. */
export const pages = async (): Promise<Readonly<Record<string, string>>> => {
  const contract = loadContract();
  return {
    'environment.md': environmentPage(contract),
    'options.md': await commandsPage(contract),
    'requirements.md': requirementsPage(contract),
  };
};
