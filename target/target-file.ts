import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Contract } from '../schemas/index.ts';
import type { Given } from './given.ts';
import { didYouMean } from './nearest.ts';
import { type TargetDocument, targetDocument, type WaiverInFile } from './target-document.ts';
import { UsageError } from './usage-error.ts';
import { readUserJson } from './user-json.ts';

/** A known fault that does not fail the run. */
export interface Waiver extends WaiverInFile {
  /** The target file that declares it. */
  readonly file: string;
}

/** A target that somebody wrote down. */
export interface TargetFile {
  /** As it was found, for messages. */
  readonly path: string;
  readonly document: TargetDocument;
  readonly waivers: readonly Waiver[];
  /** What stands at a JSON Pointer, as an option or a variable would say it. */
  at(pointer: string): Given | undefined;
}

/** The folder of target files, below the working directory. */
const home = 'targets';

/** The text at a JSON Pointer whose tokens need no unescaping. */
const textAt = (value: unknown, pointer: string): string | undefined => {
  const found = pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], value);
  return found === undefined ? undefined : String(found);
};

/**
 * Reads a target file.
 *
 * @param path of the file, below `folder` or absolute
 * @throws UsageError with the file and the place in it
 */
export const readTargetFile = (path: string, folder: string, contract: Contract): TargetFile => {
  const document = targetDocument(path, readUserJson(path, folder), contract);
  return {
    path,
    document,
    waivers: (document.waivers ?? []).map((waiver) => ({ ...waiver, file: path })),
    at: (pointer) => {
      const text = textAt(document, pointer);
      return text === undefined ? undefined : { text, from: `${path} ${pointer}` };
    },
  };
};

/** What `--target` calls a target file. */
export const nameOfTargetFile = (path: string): string => new RegExp(`^${home}/(.+)\\.json$`).exec(path)?.[1] ?? path;

/** The names of the target files there are. */
const namesIn = (folder: string): readonly string[] =>
  existsSync(join(folder, home))
    ? readdirSync(join(folder, home))
        .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
        .map((name) => name.slice(0, -'.json'.length))
    : [];

/**
 * The path of the file that a target's name stands for: a file of `targets/`, or a path that ends in .json.
 *
 * @throws UsageError if there is no such file
 */
export const targetFileNamed = ({ text, from }: Given, folder: string): string => {
  const path = text.endsWith('.json') ? text : `${home}/${text}.json`;
  if (existsSync(resolve(folder, path))) return path;
  throw new UsageError(
    `${from}: there is no file ${path}, and '${text}' is no URL, which would begin with https://.${didYouMean(text, namesIn(folder))}`,
  );
};
