import { commands } from '../../cli/commands.ts';
import { blocksOf, documents, spansOf } from './documents.ts';

/** A command as it stands in the documents. */
export interface Documented {
  readonly text: string;
  /** Where it stands: the document, with the line of its block if it is in one. */
  readonly places: readonly string[];
  /** A line that it prints, as the document shows it. */
  readonly shows: string | undefined;
}

const withoutComment = (line: string): string => line.replace(/(?:^|\s+)#\s.*$/, '').trim();

/** The commands in a block. */
const linesOf = (text: string): readonly string[] =>
  text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map(withoutComment)
    .filter((command) => command !== '');

/** What a document shows of the output: a block without a language below that of the command. */
const shown = new Map(
  documents.flatMap((document) => {
    const blocks = blocksOf(document);
    return blocks.flatMap(({ language, text }, i) => {
      const above = blocks[i - 1];
      // What differs from run to run is cut short, or names a port.
      const line = text.split('\n').find((one) => !/…|127\.0\.0\.1:/.test(one));
      const command = above?.language === 'sh' ? linesOf(above.text).at(-1) : undefined;
      return language === '' && line !== undefined && command !== undefined ? [[command, line] as const] : [];
    });
  }),
);

/** The history of the suite and the reasons for it name commands that nobody is meant to type. */
const ofThePast: ReadonlySet<string> = new Set(['ARCHITECTURE.md', 'CHANGELOG.md']);

/** A program and what it is told, or a command of the suite and what it is told. */
const isCommand = (span: string): boolean =>
  /^(?:npm|npx|node|source|graph-conformance) \S|^\.ci\/run$/.test(span) ||
  (/^[a-z]+ \S/.test(span) && Object.hasOwn(commands, span.split(' ')[0] ?? ''));

const found = documents.flatMap((document) => [
  ...blocksOf(document)
    .filter(({ language }) => ['sh', 'bash'].includes(language))
    .flatMap(({ line, text }) => linesOf(text).map((command) => ({ text: command, place: `${document}:${line}` }))),
  ...(ofThePast.has(document) ? [] : spansOf(document).filter(isCommand)).map((text) => ({ text, place: document })),
]);

/** Every command of the documents, once. */
export const documented: readonly Documented[] = [...new Set(found.map(({ text }) => text))].map((text) => ({
  text,
  shows: shown.get(text),
  places: [...new Set(found.filter((one) => one.text === text).map(({ place }) => place))],
}));
