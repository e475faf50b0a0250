import { readFileSync } from 'node:fs';
import type { Report } from '../verdicts/record.ts';
import { writeWhole } from './write-whole.ts';

/** The part of a JSON Schema that says which properties there are. */
interface Shape {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly $defs?: Readonly<Record<string, Shape>>;
}

const schema: Shape = JSON.parse(readFileSync(new URL('./conformance.schema.json', import.meta.url), 'utf8'));

/** JSON.stringify and its readers recurse; an answer may nest deeper than their stacks. */
const deepestLevel = 1200;

function resolve(shape: Shape): Shape {
  const name = shape.$ref?.replace('#/$defs/', '');
  return (name === undefined ? undefined : schema.$defs?.[name]) ?? shape;
}

/** The value with its properties in the order of the schema; those that the schema does not name follow as they are. */
function arranged(value: unknown, shape: Shape | undefined, level = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (level === deepestLevel) return '… (deeper levels left out)';
  const { properties = {}, items } = resolve(shape ?? {});
  if (Array.isArray(value)) return value.map((item) => arranged(item, items, level + 1));
  const order = Object.keys(properties);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => rank(one) - rank(other))
      .map(([name, item]) => [
        name,
        arranged(item, Object.hasOwn(properties, name) ? properties[name] : undefined, level + 1),
      ]),
  );
}

/**
 * Writes `conformance.json` into the folder, which is made where it is missing: the report as it is, in one fixed order.
 * Payloads and bodies keep their own order, and lone surrogates survive as escapes.
 */
export async function writeJson(report: Report, folder: string): Promise<void> {
  await writeWhole(folder, 'conformance.json', `${JSON.stringify(arranged(report, schema), null, 2)}\n`);
}
