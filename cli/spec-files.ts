import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);

/** The spec files in reading order, as `.mocharc.json` lists them. */
export const specFiles = (): readonly string[] => {
  const { spec } = JSON.parse(readFileSync(new URL('.mocharc.json', root), 'utf8')) as { spec: readonly string[] };
  return spec.map((file) => fileURLToPath(new URL(file, root)));
};
