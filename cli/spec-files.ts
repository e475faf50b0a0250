import type { Contract } from '../schemas/index.ts';

/** This file is compiled together with the specs: they end as it does. */
const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** The spec files in reading order, as URLs: one for each topic of the ledger. */
export const specFiles = ({ topics }: Contract): readonly string[] =>
  topics.map(({ name }) => new URL(`../specs/${name}.spec.${ending}`, import.meta.url).href);
