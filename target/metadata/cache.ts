import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validate } from '../../schemas/index.ts';
import { cacheSchema } from './cache-schema.ts';
import type { Csdl } from './csdl.ts';
import type { Interest } from './interest.ts';

/** What was read once, and the tag by which the service tells whether it still holds. */
export interface Cached {
  readonly etag: string;
  readonly csdl: Csdl;
}

/** Where that is kept. */
export interface Cache {
  /** Nothing where there is no such file, or none that can be used: then the metadata are read again. */
  read(): Promise<Cached | undefined>;
  /** @returns why it could not be kept */
  write(cached: Cached): Promise<string | undefined>;
}

/** To be raised when the same document would be read differently. */
const format = 1;

/** RFC 9110, 8.8.3. Anything else could not be sent back. */
const entityTag = /^(W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/;

/** Whether a header names a version of a document. */
export const isEntityTag = (text: string | undefined): text is string => text !== undefined && entityTag.test(text);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The cache of one document: a file in the folder, which is made where it is missing. */
export const createCache = (folder: string, url: URL, interest: Interest): Cache => {
  // What was kept depends on what was looked for: another contract has a file of its own.
  const key = createHash('sha256')
    .update(JSON.stringify([format, url.href, interest]))
    .digest('hex')
    .slice(0, 16);
  const file = join(folder, `metadata-${key}.json`);
  return {
    async read() {
      const value = parse(await readFile(file, 'utf8').catch(() => ''));
      if (validate(cacheSchema, value).length > 0) return undefined;
      const cached = value as Cached;
      return isEntityTag(cached.etag) ? cached : undefined;
    },
    async write(cached) {
      const draft = `${file}.${randomUUID()}`;
      try {
        await mkdir(folder, { recursive: true });
        // Other runs may read meanwhile: the file is complete or not there.
        await writeFile(draft, JSON.stringify(cached));
        await rename(draft, file);
        return undefined;
      } catch (error) {
        return `${folder} cannot keep the metadata for the next run: ${(error as Error).message}.`;
      }
    },
  };
};
