import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContract } from '../../schemas/index.ts';
import { exampleContract } from './example.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What judges any entity: a name of one here is a case that the next entity would not have. */
const folders = ['schemas', 'generators', 'target', 'verdicts', 'reporters', 'runner', 'specs', 'cli', 'packaging'];

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .map((name) => join(folder, name)),
);

/** Names that only one entity has; those of properties, such as status, are words as well. */
const names = [loadContract(), exampleContract].flatMap(({ entities }) =>
  entities.flatMap(({ name, operations, parents, itemParameter, itemPath, properties }) => [
    name,
    itemParameter,
    ...Object.values(operations).map(({ id }) => id),
    ...parents.map(({ parameter }) => parameter.name),
    ...parents.flatMap(({ parameter }) => [parameter.option, parameter.variable]),
    ...itemPath.split('/').filter((segment) => /^[A-Za-z.]{18,}$/.test(segment)),
    ...properties.map(({ edmType }) => edmType).filter((type) => type.startsWith('microsoft.')),
  ]),
);

/** Code without comments, and without the addresses that help and messages give as an example. */
const code = (file: string): string =>
  readFileSync(join(root, file), 'utf8')
    .replaceAll(/\/\*.*?\*\/|^\s*\/\/.*$/gms, '')
    .replaceAll(/\b[A-Z]+-\d\d\/\w+/g, '');

describe('the code that judges entities', () => {
  it('is found, and the names are', () => {
    assert.ok(files.length > 200 && names.length > 40);
  });

  it('names none of them', () => {
    const told = files.flatMap((file) => {
      const text = code(file);
      return names.filter((name) => text.includes(name)).map((name) => `${file} names ${name}`);
    });
    assert.deepEqual(told, []);
  });
});
