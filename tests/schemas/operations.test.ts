import assert from 'node:assert/strict';
import { loadContract } from '../../schemas/index.ts';

const { entities, operations } = loadContract();

/** What the documentation pages say of each operation. */
const documented = [
  'createMacOSSoftwareUpdateStateSummary POST collection 201 ReadWrite intune-deviceconfig-macossoftwareupdatestatesummary-create',
  'listMacOSSoftwareUpdateStateSummaries GET collection 200 Read intune-deviceconfig-macossoftwareupdatestatesummary-list',
  'getMacOSSoftwareUpdateStateSummary GET item 200 Read intune-deviceconfig-macossoftwareupdatestatesummary-get',
  'updateMacOSSoftwareUpdateStateSummary PATCH item 200 ReadWrite intune-deviceconfig-macossoftwareupdatestatesummary-update',
  'deleteMacOSSoftwareUpdateStateSummary DELETE item 204 ReadWrite intune-deviceconfig-macossoftwareupdatestatesummary-delete',
  'createWindowsUpdateState POST collection 201 ReadWrite intune-shared-windowsupdatestate-create',
  'listWindowsUpdateStates GET collection 200 Read intune-shared-windowsupdatestate-list',
  'getWindowsUpdateState GET item 200 Read intune-shared-windowsupdatestate-get',
  'updateWindowsUpdateState PATCH item 200 ReadWrite intune-shared-windowsupdatestate-update',
  'deleteWindowsUpdateState DELETE item 204 ReadWrite intune-shared-windowsupdatestate-delete',
];

const addresses: Readonly<Record<string, string>> = {
  windowsUpdateState:
    '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsUpdateForBusinessConfiguration/deviceUpdateStates/{windowsUpdateStateId}',
  macOSSoftwareUpdateStateSummary:
    '/deviceManagement/macOSSoftwareUpdateAccountSummaries/{macOSSoftwareUpdateAccountSummaryId}/categorySummaries/{macOSSoftwareUpdateCategorySummaryId}/updateStateSummaries/{macOSSoftwareUpdateStateSummaryId}',
};

const parents: Readonly<Record<string, readonly object[]>> = {
  windowsUpdateState: [
    {
      path: '/deviceManagement/deviceConfigurations/{deviceConfigurationId}',
      collectionPath: '/deviceManagement/deviceConfigurations',
      parameter: {
        name: 'deviceConfigurationId',
        option: 'device-configuration-id',
        variable: 'GRAPH_DEVICE_CONFIGURATION_ID',
      },
    },
  ],
  macOSSoftwareUpdateStateSummary: [
    {
      path: '/deviceManagement/macOSSoftwareUpdateAccountSummaries/{macOSSoftwareUpdateAccountSummaryId}',
      collectionPath: '/deviceManagement/macOSSoftwareUpdateAccountSummaries',
      parameter: {
        name: 'macOSSoftwareUpdateAccountSummaryId',
        option: 'macos-account-summary-id',
        variable: 'GRAPH_MACOS_ACCOUNT_SUMMARY_ID',
      },
    },
    {
      path: '/deviceManagement/macOSSoftwareUpdateAccountSummaries/{macOSSoftwareUpdateAccountSummaryId}/categorySummaries/{macOSSoftwareUpdateCategorySummaryId}',
      collectionPath:
        '/deviceManagement/macOSSoftwareUpdateAccountSummaries/{macOSSoftwareUpdateAccountSummaryId}/categorySummaries',
      parameter: {
        name: 'macOSSoftwareUpdateCategorySummaryId',
        option: 'macos-category-summary-id',
        variable: 'GRAPH_MACOS_CATEGORY_SUMMARY_ID',
      },
    },
  ],
};

describe('the operations', () => {
  it('say how to come by every parent, and that an update ring alone can be created', () => {
    const recipes = entities.flatMap((entity) =>
      entity.parents.map(({ parameter, recipe }) => [parameter.name, recipe] as const),
    );
    assert.deepEqual(
      recipes.map(([name, recipe]) => [name, recipe?.type, recipe?.create?.body['@odata.type']]),
      [
        ['macOSSoftwareUpdateAccountSummaryId', '#microsoft.graph.macOSSoftwareUpdateAccountSummary', undefined],
        ['macOSSoftwareUpdateCategorySummaryId', '#microsoft.graph.macOSSoftwareUpdateCategorySummary', undefined],
        [
          'deviceConfigurationId',
          '#microsoft.graph.windowsUpdateForBusinessConfiguration',
          '#microsoft.graph.windowsUpdateForBusinessConfiguration',
        ],
      ],
    );
    for (const [name, recipe] of recipes) {
      assert.match(recipe?.advice ?? '', /\.$/, name);
      if (recipe?.create !== undefined) assert.equal(typeof recipe.create.body[recipe.create.mark], 'string', name);
    }
  });

  it('are the documented ones, with their method, status, least permission and page', () => {
    const lines = operations.map(({ id, method, path, success, permission, page, entity }) => {
      const place = path === entity.itemPath ? 'item' : path === entity.collectionPath ? 'collection' : path;
      const access = /^DeviceManagementConfiguration\.(\w+)\.All$/.exec(permission)?.[1];
      const topic = /^https:\/\/learn\.microsoft\.com\/graph\/api\/([\w-]+)\?view=graph-rest-beta$/.exec(page)?.[1];
      return [id, method, place, success, access, topic].join(' ');
    });
    assert.deepEqual(lines.toSorted(), documented.toSorted());
  });

  for (const entity of entities) {
    it(`of ${entity.name} have the documented addresses and parents`, () => {
      assert.equal(entity.itemPath, addresses[entity.name]);
      assert.equal(`${entity.collectionPath}/{${entity.itemParameter}}`, entity.itemPath);
      assert.deepEqual(
        entity.parents.map(({ recipe: _, ...parent }) => parent),
        parents[entity.name],
      );
    });

    it(`of ${entity.name} and the entity hold each other`, () => {
      for (const [kind, operation] of Object.entries(entity.operations)) {
        assert.equal(operation.kind, kind);
        assert.equal(operation.entity, entity);
      }
    });
  }
});
