import assert from 'node:assert/strict';
import { loadContract } from '../../../schemas/index.ts';
import { type Comparison, checkMetadata, type MetadataReport } from '../../../verdicts/metadata/index.ts';
import { document, type Parts, parts } from '../../target/metadata/document.ts';
import { sending } from '../../target/metadata/serve.ts';
import { type Handler, listen } from '../../target/server.ts';

const contract = loadContract();

const reportOn = async (handler: Handler): Promise<MetadataReport> => {
  const server = await listen(handler);
  try {
    return await checkMetadata(new URL(`${server.url}/beta`), contract);
  } finally {
    await server.close();
  }
};

/** A comparison as the one line that people read: `operation createLamp: type-differs: …`. */
const lineOf = ({ subject, name, comparison, declared, difference }: Comparison): string =>
  `${subject} ${name}: ${comparison}: ${difference ?? declared}`;

/** What does not agree where some parts of the metadata are changed. */
const disagreements = async (changes: Partial<Parts>): Promise<readonly string[]> => {
  const { comparisons } = await reportOn(sending(document(changes)));
  return comparisons.filter(({ comparison }) => comparison !== 'agrees').map(lineOf);
};

const idsOf = (entity: string): readonly string[] =>
  contract.operations.filter((operation) => operation.entity.name === entity).map(({ id }) => id);
const windows = idsOf('windowsUpdateState');
const macos = idsOf('macOSSoftwareUpdateStateSummary');

const each = (ids: readonly string[], words: string): readonly string[] => ids.map((id) => `operation ${id}: ${words}`);
const onItems = (ids: readonly string[]) => ids.filter((id) => /^(get|update|delete)/.test(id));
const onCollections = (ids: readonly string[]) => ids.filter((id) => /^(create|list)/.test(id));

describe('documentation and metadata', () => {
  it('agree about everything where the metadata declare what is documented', async () => {
    const { comparisons, ...rest } = await reportOn(sending(document()));
    assert.deepEqual(
      comparisons.filter(({ comparison }) => comparison !== 'agrees'),
      [],
    );
    const properties = contract.entities.flatMap((entity) => entity.properties);
    assert.equal(comparisons.length, contract.operations.length + properties.length + contract.entities.length);
    assert.equal('unchanged' in rest && rest.unchanged, false);
  });

  it('are shown side by side, in words', async () => {
    const { comparisons } = await reportOn(sending(document()));
    const sidesOf = (wanted: string) => {
      const found = comparisons.find(({ name }) => name === wanted);
      return [found?.documented, found?.declared];
    };
    assert.deepEqual(sidesOf('getWindowsUpdateState'), [
      'GET /deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsUpdateForBusinessConfiguration/deviceUpdateStates/{windowsUpdateStateId}: one windowsUpdateState',
      'one windowsUpdateState, by deviceUpdateStates of windowsUpdateForBusinessConfiguration',
    ]);
    assert.deepEqual(
      sidesOf('status'),
      Array(2).fill(
        'windowsUpdateStatus, never null: upToDate (0), pendingInstallation (1), pendingReboot (2), failed (3)',
      ),
    );
    assert.deepEqual(sidesOf('deviceId'), Array(2).fill('Edm.String, may be null'));
    assert.deepEqual(sidesOf('id'), Array(2).fill('Edm.String, never null'));
  });

  const inRing = parts.ring;
  const gone = 'documented-only: no navigation property deviceUpdateStates on windowsUpdateForBusinessConfiguration';
  const unreached = {
    states:
      'navigation deviceUpdateStates: declared-only: a navigation property of windowsUpdateForBusinessConfiguration that leads to windowsUpdateState',
    summaries:
      'navigation updateStateSummaries: declared-only: a navigation property of macOSSoftwareUpdateCategorySummary that leads to macOSSoftwareUpdateStateSummary',
  };
  const statesOf = (type: string) => inRing.replace('Collection(graph.windowsUpdateState)', type);

  const changes: readonly (readonly [what: string, changes: Partial<Parts>, expected: readonly string[]])[] = [
    ['the navigation property is gone', { ring: inRing.replace(/.*deviceUpdateStates.*\n/, '') }, each(windows, gone)],
    [
      'the type of the cast is gone',
      { ring: '' },
      each(windows, 'documented-only: no entity type windowsUpdateForBusinessConfiguration'),
    ],
    [
      'the type of the cast has another base',
      { ring: inRing.replace('graph.deviceConfiguration', 'graph.entity') },
      [
        unreached.states,
        ...each(
          windows,
          'documented-only: windowsUpdateForBusinessConfiguration does not derive from deviceConfiguration',
        ),
      ],
    ],
    [
      'the navigation property is one of the base type',
      {
        ring: inRing.replace(/.*deviceUpdateStates.*\n/, ''),
        deviceConfiguration: parts.deviceConfiguration.replace(
          '</EntityType>',
          '<NavigationProperty Name="deviceUpdateStates" Type="Collection(graph.windowsUpdateState)" /></EntityType>',
        ),
      },
      [],
    ],
    [
      'nothing begins at the first segment',
      { container: parts.container.replace('"deviceManagement"', '"management"') },
      [
        ...Object.values(unreached),
        ...each([...macos, ...windows], 'documented-only: no entity set or singleton deviceManagement'),
      ],
    ],
    [
      'the first segment is a set',
      {
        container:
          '<EntityContainer Name="S"><EntitySet Name="deviceManagement" EntityType="graph.deviceManagement" /></EntityContainer>',
      },
      [
        ...Object.values(unreached),
        ...each(
          macos,
          'documented-only: deviceManagement is a collection: macOSSoftwareUpdateAccountSummaries would need a key before it',
        ),
        ...each(
          windows,
          'documented-only: deviceManagement is a collection: deviceConfigurations would need a key before it',
        ),
      ],
    ],
    [
      'there is one object in place of a collection',
      { ring: statesOf('graph.windowsUpdateState') },
      [
        ...each(
          onCollections(windows),
          'type-differs: a collection of windowsUpdateState as documented, one windowsUpdateState as declared',
        ),
        ...each(
          onItems(windows),
          'documented-only: deviceUpdateStates is no collection, which {windowsUpdateStateId} would need',
        ),
      ],
    ],
    [
      'the way leads to another type',
      { ring: statesOf('Collection(graph.lamp)') },
      [
        ...each(
          onCollections(windows),
          'type-differs: a collection of windowsUpdateState as documented, a collection of lamp as declared',
        ),
        ...each(onItems(windows), 'type-differs: one windowsUpdateState as documented, one lamp as declared'),
      ],
    ],
    [
      'there are other ways to an entity',
      {
        lamp: parts.lamp.replace(
          'Name="room" Type="graph.room"',
          'Name="updates" Type="Collection(graph.windowsUpdateState)"',
        ),
        container: parts.container.replace(
          '</EntityContainer>',
          '<EntitySet Name="states" EntityType="graph.windowsUpdateState" /></EntityContainer>',
        ),
      },
      [
        'navigation states: declared-only: an entity set or singleton that leads to windowsUpdateState',
        'navigation updates: declared-only: a navigation property of lamp that leads to windowsUpdateState',
      ],
    ],
    [
      'another type has a way of the same name',
      {
        lamp: parts.lamp.replace(
          'Name="room" Type="graph.room"',
          'Name="deviceUpdateStates" Type="Collection(graph.windowsUpdateState)"',
        ),
      },
      ['navigation deviceUpdateStates: declared-only: a navigation property of lamp that leads to windowsUpdateState'],
    ],
    [
      'types are bases of each other',
      { deviceConfiguration: parts.deviceConfiguration.replace('entity', 'windowsUpdateForBusinessConfiguration') },
      [],
    ],
    [
      'a property is gone',
      { windows: parts.windows.replace(/.*"userId".*\n/, '') },
      ['property userId: documented-only: no property userId on windowsUpdateState'],
    ],
    [
      'the key is gone',
      { entity: '' },
      ['macOSSoftwareUpdateStateSummary', 'windowsUpdateState'].map(
        (type) => `property id: documented-only: no property id on ${type}`,
      ),
    ],
    [
      'a property has another case',
      { windows: parts.windows.replace('"userId"', '"userID"') },
      [
        'property userId: documented-only: no property userId on windowsUpdateState',
        'property userID: declared-only: Edm.String, may be null',
      ],
    ],
    [
      'a base type has a further property',
      {
        entity: parts.entity.replace(
          '</EntityType>',
          '<Property Name="tags" Type="Collection(graph.tag)" Nullable="false" /></EntityType>',
        ),
      },
      Array(2).fill('property tags: declared-only: Collection(tag), never null'),
    ],
    [
      'a property has another type',
      { windows: parts.windows.replace('"deviceId" Type="Edm.String"', '"deviceId" Type="Edm.Guid"') },
      ['property deviceId: type-differs: Edm.String as documented, Edm.Guid as declared'],
    ],
    [
      'a property has a type of another namespace',
      { windows: parts.windows.replace('graph.windowsUpdateStatus', 'microsoft.graph.updates.windowsUpdateStatus') },
      [
        'property status: type-differs: windowsUpdateStatus as documented, microsoft.graph.updates.windowsUpdateStatus as declared',
      ],
    ],
    [
      'a property may be null, and another may not',
      {
        windows: parts.windows
          .replace('"deviceId" Type="Edm.String"', '"deviceId" Type="Edm.String" Nullable="false"')
          .replace(/("lastScanDateTime".*) Nullable="false"/, '$1'),
      },
      [
        'property deviceId: nullability-differs: may be null as documented, never null as declared',
        'property lastScanDateTime: nullability-differs: never null as documented, may be null as declared',
      ],
    ],
    [
      'a property differs in type and nullability',
      { windows: parts.windows.replace('"deviceId" Type="Edm.String"', '"deviceId" Type="Edm.Guid" Nullable="false"') },
      [
        'property deviceId: type-differs: Edm.String as documented, Edm.Guid as declared; may be null as documented, never null as declared',
      ],
    ],
    [
      'an enumeration has other members and numbers',
      {
        windowsStatus: parts.windowsStatus
          .replace('"pendingReboot"', '"pendingRestart"')
          .replace('Name="failed" Value="3"', 'Name="failed" Value="4"')
          .replace('</EnumType>', '<Member Name="unknownFutureValue" Value="5" /></EnumType>'),
      },
      [
        'property status: enum-differs: only documented: pendingReboot; only declared: pendingRestart, unknownFutureValue; failed is 3 as documented, 4 as declared',
      ],
    ],
    [
      'an enumeration is not declared',
      { windowsStatus: '' },
      ['property status: enum-differs: no enumeration type windowsUpdateStatus is declared'],
    ],
    [
      'the entity is not declared',
      { windows: '', ring: inRing.replace(/.*deviceUpdateStates.*\n/, '') },
      [
        ...each(windows, gone),
        ...['id', ...(contract.entities[1]?.properties ?? []).map(({ name }) => name)].map(
          (name) => `property ${name}: documented-only: no entity type windowsUpdateState`,
        ),
      ],
    ],
  ];

  for (const [what, changed, expected] of changes) {
    it(`disagree where ${what}`.replace('disagree', expected.length === 0 ? 'agree' : 'disagree'), async () => {
      const found = await disagreements(changed);
      assert.deepEqual(found.toSorted(), [...expected].toSorted());
    });
  }

  it('are not compared where there are none, and the report says why', async () => {
    const report = await reportOn((_received, response) => void response.writeHead(404).end());
    assert.deepEqual(report, {
      url: report.url,
      problem: `${report.url} answered 404: the service publishes no metadata.`,
      comparisons: [],
    });
  });
});
