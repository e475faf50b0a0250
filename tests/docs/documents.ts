import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The text of a document. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const isPage = (name: string): boolean => name.endsWith('.md');

const pagesIn = (folder: string, recursive = false): readonly string[] =>
  readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .filter(isPage)
    .map((name) => normalize(join(folder, name)));

/** Every page that somebody reads who uses or changes the suite. */
export const documents: readonly string[] = [
  ...pagesIn('.'),
  ...['docs', 'examples', '.github'].flatMap((folder) => pagesIn(folder, true)),
  ...pagesIn('targets'),
  // A run writes pages beside this one.
  join('reports', 'README.md'),
];

/** A fenced block of code. */
export interface Block {
  readonly document: string;
  /** The line of its fence, from 1. */
  readonly line: number;
  /** What follows the fence: `sh`, `ts`, or nothing. */
  readonly language: string;
  readonly text: string;
}

const fenced = /^( *)```(\S*)\n(.*?)^ *```$/gms;

/** The blocks of code of a document. */
export const blocksOf = (document: string): readonly Block[] => {
  const text = textOf(document);
  return [...text.matchAll(fenced)].map(({ index, 1: indent = '', 2: language = '', 3: body = '' }) => ({
    document,
    line: text.slice(0, index).split('\n').length,
    language,
    text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
};

const withoutBlocks = (text: string): string => text.replaceAll(fenced, '');

/** The text of a document without its blocks of code. */
export const proseOf = (document: string): string => withoutBlocks(textOf(document));

/** Where the links and pictures of a text lead that stay within the project, each with its anchor. */
export const localLinks = (text: string): readonly string[] =>
  [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$|\bsrc(?:set)?="([^"]+)"/gm)]
    .map(([, inline, reference, picture]) => inline ?? reference ?? picture ?? '')
    .filter((target) => !/^https?:/.test(target));

/** What stands between two backticks, on one line or broken over two. */
export const spansOf = (document: string): readonly string[] =>
  [...proseOf(document).matchAll(/`([^`]+)`/g)].map(([, span = '']) => span.replaceAll(/\s+/g, ' '));
