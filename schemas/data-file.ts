import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validate } from './validation.ts';

/**
 * Reads one JSON file of the contract.
 *
 * @param schema the name of the schema that says what this kind of file holds; `T` describes the same in types
 * @throws Error one sentence that names the file and the place in it
 */
export function readDataFile<T>(file: URL, schema: string): T {
  const value = parse(file);
  const [violation] = validate(schemaNamed(schema), value);
  if (violation !== undefined) throw broken(file, violation.pointer, violation.message);
  return value as T;
}

/** The error for a file that is no part of a contract; `message` is a predicate for what stands at the pointer. */
export function broken(file: URL, pointer: string, message: string): Error {
  return new Error(`${fileURLToPath(file)}: ${pointer === '' ? 'the document' : pointer} ${message}.`);
}

const schemas = new Map<string, object>();

function schemaNamed(name: string): object {
  const known = schemas.get(name);
  if (known !== undefined) return known;
  const schema = parse(new URL(name, import.meta.url)) as object;
  schemas.set(name, schema);
  return schema;
}

function parse(file: URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${fileURLToPath(file)}: the document cannot be read as JSON (${(cause as Error).message}).`, {
      cause,
    });
  }
}
