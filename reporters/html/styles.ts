import { inlined } from './inline.ts';

/** In the order of the cascade: what comes later refines what came before. */
const sheets = [
  'colours',
  'page',
  'headline',
  'filter',
  'findings',
  'results',
  'latency',
  'matrix',
  'narrow',
  'print',
] as const;

/** The style sheet of the overview, to stand inside the page. */
export const styleSheet = inlined(...sheets.map((sheet) => new URL(`./styles/${sheet}.css`, import.meta.url)));
