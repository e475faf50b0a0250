import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../runner/checks.ts';
import { exampleContract, exampleEntity, exampleFolder } from './example.ts';
import { faults } from './service/faults.ts';

const page = readFileSync(new URL('../../docs/adding-an-entity.md', import.meta.url), 'utf8');

/** The blocks of JSON, each of which is the inside of an object. */
const blocks = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text = '']) => text);

const read = (file: string) => JSON.parse(readFileSync(join(exampleFolder, exampleEntity.name, file), 'utf8'));

const { properties } = read('resource.schema.json').$defs.properties;
const { paths, components } = read('operations.openapi.json');

describe('the page about adding an entity', () => {
  it('shows the properties of the worked example, and where it cuts one short', () => {
    const shown = JSON.parse(`{${blocks[0]}}`) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    assert.deepEqual(
      Object.keys(shown),
      exampleEntity.properties.map(({ name }) => name),
    );
    for (const [name, schema] of Object.entries(shown)) {
      if (!('…' in schema)) assert.deepEqual(schema, properties[name]);
    }
  });

  it('shows its collection and its parent', () => {
    const [, path = ''] = /^"([^"]+)": \{$/m.exec(blocks[1] ?? '') ?? [];
    assert.equal(path, exampleEntity.collectionPath);
    assert.ok(blocks[1]?.includes(`"operationId": "${paths[path].get.operationId}"`));
    const parents = JSON.parse(`{${blocks[2]}}`) as Readonly<Record<string, unknown>>;
    for (const [name, parameter] of Object.entries(parents)) assert.deepEqual(parameter, components.parameters[name]);
    assert.equal(blocks.length, 3);
  });

  it('tells how many addresses are judged, and of a fault that the service has', () => {
    const addresses = checks.flatMap(({ on }) => exampleContract.operations.filter(on));
    assert.ok(page.includes(`no finding in ${addresses.length} addresses`));
    const [, fault] = /main\.ts ([\w-]+)`/.exec(page) ?? [];
    assert.ok(faults.some(({ name }) => name === fault));
  });
});
