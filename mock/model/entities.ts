import { date, type Entity, member, text } from './entity.ts';

export const windowsUpdateState: Entity = {
  name: 'windowsUpdateState',
  collection:
    'deviceManagement/deviceConfigurations/{deviceConfigurationId}/microsoft.graph.windowsUpdateForBusinessConfiguration/deviceUpdateStates',
  parameter: 'windowsUpdateStateId',
  operations: {
    create: 'createWindowsUpdateState',
    list: 'listWindowsUpdateStates',
    get: 'getWindowsUpdateState',
    update: 'updateWindowsUpdateState',
    delete: 'deleteWindowsUpdateState',
  },
  properties: [
    text('deviceId'),
    text('userId'),
    text('deviceDisplayName'),
    text('userPrincipalName'),
    member('status', { upToDate: 0, pendingInstallation: 1, pendingReboot: 2, failed: 3 }),
    text('qualityUpdateVersion'),
    text('featureUpdateVersion'),
    date('lastScanDateTime'),
    date('lastSyncDateTime'),
  ],
};

export const macOSSoftwareUpdateStateSummary: Entity = {
  name: 'macOSSoftwareUpdateStateSummary',
  collection:
    'deviceManagement/macOSSoftwareUpdateAccountSummaries/{macOSSoftwareUpdateAccountSummaryId}/categorySummaries/{macOSSoftwareUpdateCategorySummaryId}/updateStateSummaries',
  parameter: 'macOSSoftwareUpdateStateSummaryId',
  operations: {
    create: 'createMacOSSoftwareUpdateStateSummary',
    list: 'listMacOSSoftwareUpdateStateSummaries',
    get: 'getMacOSSoftwareUpdateStateSummary',
    update: 'updateMacOSSoftwareUpdateStateSummary',
    delete: 'deleteMacOSSoftwareUpdateStateSummary',
  },
  properties: [
    text('displayName', 'required'),
    text('productKey'),
    member('updateCategory', { critical: 0, configurationDataFile: 1, firmware: 2, other: 3 }),
    text('updateVersion'),
    member('state', {
      success: 0,
      downloading: 1000,
      downloaded: 1001,
      installing: 1002,
      idle: 1003,
      available: 1004,
      scheduled: 1005,
      downloadFailed: 2000,
      downloadInsufficientSpace: 2001,
      downloadInsufficientPower: 2002,
      downloadInsufficientNetwork: 2003,
      installInsufficientSpace: 2004,
      installInsufficientPower: 2005,
      installFailed: 2006,
      commandFailed: 2007,
    }),
    date('lastUpdatedDateTime'),
  ],
};

/** The entities under test. */
export const writable: readonly Entity[] = [windowsUpdateState, macOSSoftwareUpdateStateSummary];

/** The objects that those stand below. A configuration can be made and deleted; the service alone makes summaries. */
const parents: readonly Entity[] = [
  {
    name: 'windowsUpdateForBusinessConfiguration',
    collection: 'deviceManagement/deviceConfigurations',
    parameter: 'deviceConfigurationId',
    operations: {
      create: 'createDeviceConfiguration',
      list: 'listDeviceConfigurations',
      get: 'getDeviceConfiguration',
      delete: 'deleteDeviceConfiguration',
    },
    properties: [text('displayName', 'required'), text('description')],
    namesItsType: true,
  },
  {
    name: 'macOSSoftwareUpdateAccountSummary',
    collection: 'deviceManagement/macOSSoftwareUpdateAccountSummaries',
    parameter: 'macOSSoftwareUpdateAccountSummaryId',
    operations: { list: 'listMacOSSoftwareUpdateAccountSummaries', get: 'getMacOSSoftwareUpdateAccountSummary' },
    properties: [],
  },
  {
    name: 'macOSSoftwareUpdateCategorySummary',
    collection:
      'deviceManagement/macOSSoftwareUpdateAccountSummaries/{macOSSoftwareUpdateAccountSummaryId}/categorySummaries',
    parameter: 'macOSSoftwareUpdateCategorySummaryId',
    operations: { list: 'listMacOSSoftwareUpdateCategorySummaries', get: 'getMacOSSoftwareUpdateCategorySummary' },
    properties: [],
  },
];

export const entities: readonly Entity[] = [...parents, ...writable];
