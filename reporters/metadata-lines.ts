import type { MetadataReport } from '../verdicts/metadata/index.ts';
import { byEntity, type Disagreement, provenance } from './metadata-wording.ts';
import { cut } from './shorten.ts';
import { visible } from './visible.ts';
import { figure } from './wording.ts';

/** The metadata of a hostile service may name thousands. */
const mostNames = 20;

function disagreementLines({ label, words, names }: Disagreement): readonly string[] {
  const more = names.length > mostNames ? [`… (${figure(names.length - mostNames)} more)`] : [];
  const shown = [...names.slice(0, mostNames).map((name) => visible(cut(name, 200))), ...more];
  return [`    ${label}: ${visible(cut(words, 600))}`, ...shown.map((name) => `      ${name}`)];
}

/** Where documentation and metadata disagree, for a terminal. It is no verdict, so it has neither sign nor colour. */
export function metadataLines(report: MetadataReport): readonly string[] {
  const head = `Metadata  ${visible(report.url)}`;
  if (report.problem !== undefined) return [head, `  ${visible(cut(report.problem, 600))}`];
  return [
    head,
    ...provenance(report).map((sentence) => `  ${visible(cut(sentence, 600))}`),
    ...byEntity(report).flatMap(({ entity, sum, disagreements }) => [
      `  ${entity}: ${sum}`,
      ...disagreements.flatMap(disagreementLines),
    ]),
  ];
}
