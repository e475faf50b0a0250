import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isDateTimeOffset } from './date-time-offset.ts';

/** One way in which a value breaks a schema. */
export interface Violation {
  readonly keyword: string;
  /** JSON Pointer to the value. For a property that is missing or not declared, it ends with the name of that property. */
  readonly pointer: string;
  /** A predicate for the value at the pointer: "is missing", "must be string". */
  readonly message: string;
}

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTuples: false, strictRequired: false, verbose: true });
addFormats.default(ajv);
// The stock format admits a space for the T and offsets such as +0100 or +23:59, and knows no text without seconds.
ajv.addFormat('date-time', isDateTimeOffset);
// Ajv resolves $anchor, but its strict mode does not know the word.
ajv.addVocabulary(['$anchor', 'x-edm-type', 'x-enum-values', 'x-faker']);

/**
 * Holds a value against a JSON Schema 2020-12.
 *
 * @returns every violation, or an empty list when the value is valid
 * @throws Error when the schema itself is none
 */
export function validate(schema: object, value: unknown): readonly Violation[] {
  // Ajv keeps what it compiled for each schema object, so a schema is compiled once.
  const holds = ajv.compile(schema);
  return holds(value) ? [] : (holds.errors ?? []).map(toViolation);
}

/**
 * Holds a value against a JSON Schema 2020-12, for a caller that wants words.
 *
 * @returns every violation, one per line with its place, or undefined when the value is valid
 * @throws Error when the schema itself is none
 */
export function describeViolations(schema: object, value: unknown): string | undefined {
  const found = validate(schema, value);
  if (found.length === 0) return undefined;
  return found.map(({ pointer, message }) => `${pointer === '' ? 'the document' : pointer} ${message}`).join('\n');
}

function toViolation(error: ErrorObject): Violation {
  const name = propertyAtFault[error.keyword]?.(error);
  return {
    keyword: error.keyword,
    pointer: name === undefined ? error.instancePath : `${error.instancePath}/${escapePointer(name)}`,
    message: wording[error.keyword]?.(error) ?? error.message ?? `breaks the keyword ${error.keyword}`,
  };
}

/** Writes a property name or path as one token of a JSON Pointer (RFC 6901). */
export function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Ajv reports these at the object that should or should not have the property. */
const propertyAtFault: Readonly<Record<string, (error: ErrorObject) => string>> = {
  required: ({ params }) => params.missingProperty,
  additionalProperties: ({ params }) => params.additionalProperty,
  unevaluatedProperties: ({ params }) => params.unevaluatedProperty,
};

const wording: Readonly<Record<string, (error: ErrorObject) => string>> = {
  required: () => 'is missing',
  additionalProperties: () => 'is not a declared property',
  unevaluatedProperties: () => 'is not a declared property',
  'false schema': () => 'is not allowed here',
  const: ({ params }) => `must be ${JSON.stringify(params.allowedValue)}`,
  enum: ({ params }) => `must be one of ${params.allowedValues.join(', ')}`,
  format: ({ params, parentSchema }) => `must be a valid ${parentSchema?.['x-edm-type'] ?? params.format}`,
};
