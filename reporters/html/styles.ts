import { readFileSync } from 'node:fs';
import { Markup } from './markup.ts';

/** In the order of the cascade: what comes later refines what came before. */
const sheets = ['colours', 'page', 'headline', 'findings', 'results', 'matrix', 'narrow', 'print'];

/** The style sheet of the overview, to stand inside the page. */
export const styleSheet = new Markup(
  sheets.map((sheet) => readFileSync(new URL(`./styles/${sheet}.css`, import.meta.url), 'utf8')).join('\n'),
);
