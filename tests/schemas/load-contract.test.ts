import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadContract } from '../../schemas/index.ts';
import { exampleEntity, exampleFolder } from '../entity/example.ts';

type Node = Record<string, unknown>;

const schemas = fileURLToPath(new URL('../../schemas/', import.meta.url));
const windows = 'windowsUpdateState';
const status = '/$defs/properties/properties/status/enum';

/** What a release of the data may get wrong: the file, the change made to it, and the complaint after the file name. */
const mistakes: readonly {
  readonly what: string;
  readonly file: string;
  readonly change: readonly [pointer: string, value: unknown];
  readonly complaint: string;
}[] = [
  {
    what: 'a level that does not exist',
    file: 'requirements/enum.json',
    change: ['/requirements/2/level', 'MAY'],
    complaint: '/requirements/2/level must be one of MUST, SHOULD, OBSERVE.',
  },
  {
    what: 'a page that is no address',
    file: 'requirements/enum.json',
    change: ['/requirements/0/source/page', 'https://the docs'],
    complaint: '/requirements/0/source/page must be a valid uri.',
  },
  {
    what: 'a requirement without a clause',
    file: 'requirements/life.json',
    change: ['/requirements/1/clause', undefined],
    complaint: '/requirements/1/clause is missing.',
  },
  {
    what: 'a word that requirements do not know',
    file: 'requirements/life.json',
    change: ['/requirements/0/verb', 'POST'],
    complaint: '/requirements/0/verb is not a declared property.',
  },
  {
    what: 'a topic in the wrong file',
    file: 'requirements/life.json',
    change: ['/topic', 'death'],
    complaint: '/topic must be the name of the file.',
  },
  {
    what: 'an entity in the wrong folder',
    file: `${windows}/resource.schema.json`,
    change: ['/title', 'windowsState'],
    complaint: '/title must be the name of the folder, "windowsUpdateState".',
  },
  {
    what: 'a type outside the vocabulary',
    file: `${windows}/resource.schema.json`,
    change: ['/$defs/properties/properties/deviceId/x-edm-type', 'Edm.Guid'],
    complaint: '/$defs/properties/properties/deviceId/x-edm-type must match pattern',
  },
  {
    what: 'a timestamp without a format',
    file: `${windows}/resource.schema.json`,
    change: ['/$defs/properties/properties/lastScanDateTime/format', undefined],
    complaint: '/$defs/properties/properties/lastScanDateTime/format is missing.',
  },
  {
    what: 'text without a type',
    file: `${windows}/resource.schema.json`,
    change: ['/$defs/properties/properties/deviceId/type', undefined],
    complaint: '/$defs/properties/properties/deviceId/type is missing.',
  },
  {
    what: 'an enumeration with a type beside its members',
    file: `${windows}/resource.schema.json`,
    change: ['/$defs/properties/properties/status/type', 'string'],
    complaint: '/$defs/properties/properties/status/type is not allowed here.',
  },
  {
    what: 'a boolean that travels as text',
    file: `${windows}/resource.schema.json`,
    change: ['/$defs/properties/properties/deviceId/x-edm-type', 'Edm.Boolean'],
    complaint: '/$defs/properties/properties/deviceId/type must be one of boolean, boolean,null.',
  },
  {
    what: 'a whole number without its range',
    file: `${windows}/resource.schema.json`,
    change: ['/$defs/properties/properties/deviceId', { description: 'x', type: 'integer', 'x-edm-type': 'Edm.Int32' }],
    complaint: '/$defs/properties/properties/deviceId/minimum is missing.',
  },
  {
    what: 'text that travels as a number',
    file: `${windows}/resource.schema.json`,
    change: ['/$defs/properties/properties/deviceId/type', 'integer'],
    complaint: '/$defs/properties/properties/deviceId/type must be one of string, string,null.',
  },
  {
    what: 'a member without its number',
    file: `${windows}/resource.schema.json`,
    change: ['/$defs/properties/properties/status/x-enum-values/failed', undefined],
    complaint: '/$defs/properties/properties/status/x-enum-values/failed is missing.',
  },
  {
    what: 'a keyword of JSON Schema with a wrong value',
    file: `${windows}/resource.schema.json`,
    change: ['/$defs/properties/properties/id/minLength', 'one'],
    complaint: '/$defs/properties/properties/id/minLength must be integer.',
  },
  {
    what: 'a parent that the user cannot name',
    file: `${windows}/operations.openapi.json`,
    change: ['/components/parameters/deviceConfigurationId/x-fixture', undefined],
    complaint: '/components/parameters/deviceConfigurationId/x-fixture is missing.',
  },
];

function set(document: Node, pointer: string, value: unknown): void {
  const tokens = pointer.split('/').slice(1);
  const last = tokens.pop() ?? '';
  const owner = tokens.reduce((node, token) => node[token] as Node, document);
  if (value === undefined) delete owner[last];
  else owner[last] = value;
}

describe('loadContract', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'contract-'));
    cpSync(schemas, folder, { recursive: true });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function edit(file: string, change: (document: Node) => void): void {
    const path = join(folder, file);
    const document = JSON.parse(readFileSync(path, 'utf8'));
    change(document);
    writeFileSync(path, JSON.stringify(document));
  }

  function assertComplains(file: string, complaint: string): void {
    assert.throws(
      () => loadContract(pathToFileURL(folder)),
      ({ message }: Error) => {
        assert.ok(message.startsWith(`${join(folder, file)}: ${complaint}`), message);
        assert.ok(!message.includes('\n'), message);
        return true;
      },
    );
  }

  it('reads a copy as it reads the original', () => {
    const { entities, requirements } = loadContract(pathToFileURL(folder));
    assert.deepEqual(requirements, loadContract().requirements);
    assert.deepEqual(entities, loadContract().entities);
  });

  for (const { what, file, change, complaint } of mistakes) {
    it(`names ${what}`, () => {
      edit(file, (document) => set(document, ...change));
      assertComplains(file, complaint);
    });
  }

  it('names an operation that is missing', () => {
    const file = `${windows}/operations.openapi.json`;
    edit(file, (document) => {
      for (const item of Object.values(document.paths as Record<string, Node>)) delete item.patch;
    });
    assertComplains(file, '/paths/~1deviceManagement~1deviceConfigurations');
  });

  it('names an item that is not in the collection', () => {
    const file = `${windows}/operations.openapi.json`;
    edit(file, (document) => {
      const [collection, item] = Object.values(document.paths as Record<string, Node>);
      document.paths = { '/states': collection, '/states({id})': item };
    });
    assertComplains(file, '/paths/~1states({id}) must be the collection followed by one parameter.');
  });

  it('names a file that is not JSON', () => {
    writeFileSync(join(folder, 'requirements/body.json'), '{ "topic": "body", }');
    assertComplains('requirements/body.json', 'the document cannot be read as JSON');
  });

  it('names a file that is missing', () => {
    rmSync(join(folder, windows, 'operations.openapi.json'));
    assertComplains(`${windows}/operations.openapi.json`, 'the document cannot be read as JSON');
  });

  it('reads a nullable enumeration: null is allowed, and no member', () => {
    edit(`${windows}/resource.schema.json`, (document) => set(document, status, ['failed', null]));
    const entity = loadContract(pathToFileURL(folder)).entities.find(({ name }) => name === windows);
    const property = entity?.properties.find(({ name }) => name === 'status');
    assert.equal(property?.nullable, true);
    assert.deepEqual(property.members, [{ name: 'failed', value: 3 }]);
  });

  it('takes a third entity from data alone', () => {
    cpSync(exampleFolder, folder, { recursive: true });
    const names = loadContract(pathToFileURL(folder)).entities.map(({ name }) => name);
    assert.deepEqual(names, [exampleEntity.name, 'macOSSoftwareUpdateStateSummary', windows].toSorted());
  });

  it('names a second operation of one name', () => {
    cpSync(join(folder, windows), join(folder, 'widget'), { recursive: true });
    edit('widget/resource.schema.json', (document) => set(document, '/title', 'widget'));
    rmSync(join(folder, 'macOSSoftwareUpdateStateSummary'), { recursive: true });
    assertComplains(
      `${windows}/operations.openapi.json`,
      '/paths/~1deviceManagement~1deviceConfigurations~1{deviceConfigurationId}~1microsoft.graph.windowsUpdateForBusinessConfiguration~1deviceUpdateStates/post/operationId is createWindowsUpdateState, as an operation of widget is called.',
    );
  });

  it("has the suite's requirements beside entities that come alone", () => {
    rmSync(join(folder, 'requirements'), { recursive: true });
    assert.deepEqual(loadContract(pathToFileURL(folder)).requirements, loadContract().requirements);
  });

  it('names a folder without an entity', () => {
    for (const name of ['macOSSoftwareUpdateStateSummary', windows]) rmSync(join(folder, name), { recursive: true });
    assertComplains('', 'the folder holds no entity');
  });
});
