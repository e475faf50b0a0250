import { commands } from '../../cli/commands.ts';
import { blocksOf, documents, spansOf } from './documents.ts';

/** A command as it stands in the documents. */
export interface Documented {
  readonly text: string;
  /** Where it stands: the document, with the line of its block if it is in one. */
  readonly places: readonly string[];
}

/** The history of the suite and the reasons for it name commands that nobody is meant to type. */
const ofThePast: ReadonlySet<string> = new Set(['ARCHITECTURE.md', 'CHANGELOG.md']);

const withoutComment = (line: string): string => line.replace(/(?:^|\s+)#\s.*$/, '').trim();

/** A program and what it is told, or a command of the suite and what it is told. */
const isCommand = (span: string): boolean =>
  /^(?:npm|npx|node|source|graph-conformance) \S|^\.ci\/run$/.test(span) ||
  (/^[a-z]+ \S/.test(span) && Object.hasOwn(commands, span.split(' ')[0] ?? ''));

const found = documents.flatMap((document) => [
  ...blocksOf(document)
    .filter(({ language }) => ['sh', 'bash'].includes(language))
    .flatMap(({ line, text }) =>
      text
        .replaceAll('\\\n', ' ')
        .split('\n')
        .map((command) => ({ text: withoutComment(command), place: `${document}:${line}` })),
    ),
  ...(ofThePast.has(document) ? [] : spansOf(document).filter(isCommand)).map((text) => ({ text, place: document })),
]);

/** Every command of the documents, once. */
export const documented: readonly Documented[] = [...new Set(found.map(({ text }) => text))]
  .filter((text) => text !== '')
  .map((text) => ({ text, places: [...new Set(found.filter((one) => one.text === text).map(({ place }) => place))] }));
