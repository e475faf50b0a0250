const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const record = (properties: Readonly<Record<string, object>>, ...optional: readonly string[]): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const listOf = (items: object): object => ({ type: 'array', items });

const ways = listOf(record({ name: text, type: text, many: flag }));

const type = record(
  { name: text, base: text, properties: listOf(record({ name: text, type: text, nullable: flag })), ways },
  'base',
);

const enumeration = record({ name: text, members: listOf(record({ name: text, value: { type: 'integer' } })) });

/** JSON Schema of a cache file, which anybody may have changed since it was written. */
export const cacheSchema = record({
  etag: text,
  csdl: record({ entries: ways, types: listOf(type), enums: listOf(enumeration) }),
});
