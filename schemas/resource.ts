import type { EnumMember, Property, PropertyKind, Use } from './contract.ts';
import { broken, readDataFile } from './data-file.ts';

interface PropertySchema {
  readonly description: string;
  /** Absent from an enumeration, whose members say it all. */
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly 'x-edm-type': string;
  readonly 'x-enum-values'?: Readonly<Record<string, number>>;
  readonly 'x-faker'?: string | Readonly<Record<string, unknown>>;
}

interface ResourceSchema {
  readonly title: string;
  readonly $defs: {
    readonly properties: {
      readonly properties: {
        readonly '@odata.type': { readonly const: string };
        readonly id: object;
        readonly [name: string]: PropertySchema | object;
      };
    };
  };
}

/** What a resource schema says about an entity. */
export interface Resource {
  readonly name: string;
  readonly odataType: string;
  readonly properties: readonly Property[];
  readonly schemas: Readonly<Record<Use, object>>;
}

/**
 * Reads `resource.schema.json` of an entity.
 *
 * @throws Error one sentence that names the file and the place in it
 */
export function readResource(file: URL): Resource {
  const schema = readDataFile<ResourceSchema>(file, 'vocabulary.schema.json');
  const { '@odata.type': odataType, id: _key, ...declared } = schema.$defs.properties.properties;
  return {
    name: schema.title,
    odataType: odataType.const,
    properties: Object.entries(declared).map(([name, property]) => toProperty(file, name, property as PropertySchema)),
    schemas: {
      create: { ...schema, $ref: '#create' },
      update: { ...schema, $ref: '#update' },
      answer: { ...schema, $ref: '#answer' },
    },
  };
}

/** Every other type of the vocabulary is an enumeration. */
const kinds: Readonly<Record<string, PropertyKind>> = {
  'Edm.String': 'text',
  'Edm.DateTimeOffset': 'date',
  'Edm.Boolean': 'boolean',
  'Edm.Int32': 'integer',
};

function toProperty(file: URL, name: string, schema: PropertySchema): Property {
  return {
    name,
    kind: kinds[schema['x-edm-type']] ?? 'enum',
    edmType: schema['x-edm-type'],
    nullable: schema.type?.includes('null') ?? schema.enum?.includes(null) ?? false,
    members: (schema.enum ?? [])
      .filter((member) => member !== null)
      .map((member) => toMember(file, name, schema, member)),
    faker: schema['x-faker'],
    description: schema.description,
  };
}

function toMember(file: URL, property: string, schema: PropertySchema, name: string): EnumMember {
  const value = schema['x-enum-values']?.[name];
  if (value !== undefined) return { name, value };
  throw broken(file, `/$defs/properties/properties/${property}/x-enum-values/${name}`, 'is missing');
}
