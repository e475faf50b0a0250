/** What the service holds when it starts: the parent objects, and two objects in each collection under test. */

interface SeedRow {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface SeedTable {
  /** Concrete collection path, with the ids of the parents filled in. */
  readonly collection: string;
  readonly rows: readonly SeedRow[];
}

const configuration = '6f0a3c52-9d1e-4b7a-8c35-2e4f6a1b9d70';
const account = '0c5e8a17-4b3d-4f62-9a8e-d1c7b6a5f431';
const category = 'b92d4e60-7f15-4c8a-a3b6-58e0c9d7f214';

/** Ids of the parents that the collections under test stand below, by path parameter. */
export const parentIds: Readonly<Record<string, string>> = {
  deviceConfigurationId: configuration,
  macOSSoftwareUpdateAccountSummaryId: account,
  macOSSoftwareUpdateCategorySummaryId: category,
};

const configurations = 'deviceManagement/deviceConfigurations';
const accounts = 'deviceManagement/macOSSoftwareUpdateAccountSummaries';

const counts = { successfulUpdateCount: 2, failedUpdateCount: 0, totalUpdateCount: 2 };

export const seedTables: readonly SeedTable[] = [
  {
    collection: configurations,
    rows: [
      {
        id: configuration,
        values: {
          displayName: 'Update ring: pilot',
          description: null,
          version: 1,
          automaticUpdateMode: 'windowsDefault',
          createdDateTime: '2024-02-05T07:41:22.1180453Z',
          lastModifiedDateTime: '2024-02-05T07:41:22.1180453Z',
        },
      },
      {
        id: 'd7b1f4a8-3c20-4e96-b5d2-901e7c6a4f38',
        values: {
          displayName: 'Update ring: everyone',
          description: 'All managed devices',
          version: 3,
          automaticUpdateMode: 'userDefined',
          createdDateTime: '2023-11-20T10:02:51.4429107Z',
          lastModifiedDateTime: '2024-01-09T15:30:00Z',
        },
      },
    ],
  },
  {
    collection: accounts,
    rows: [
      {
        id: account,
        values: {
          displayName: 'Software updates of ALICE-MBP14',
          deviceId: '9e31c7d5-0b48-4a2f-8d6c-f5e4a3b2c190',
          deviceName: 'ALICE-MBP14',
          osVersion: '14.3.1 (23D60)',
          userId: null,
          userPrincipalName: 'alice@contoso.example',
          lastUpdatedDateTime: '2024-03-01T06:15:09.3300127Z',
          ...counts,
        },
      },
    ],
  },
  {
    collection: `${accounts}/${account}/categorySummaries`,
    rows: [
      {
        id: category,
        values: {
          displayName: 'Critical updates',
          deviceId: '9e31c7d5-0b48-4a2f-8d6c-f5e4a3b2c190',
          userId: null,
          updateCategory: 'critical',
          lastUpdatedDateTime: '2024-03-01T06:15:09.3300127Z',
          ...counts,
        },
      },
    ],
  },
  {
    collection: `${configurations}/${configuration}/microsoft.graph.windowsUpdateForBusinessConfiguration/deviceUpdateStates`,
    rows: [
      {
        id: '5a7d2b94-e1c6-4038-9f4b-7c8d6e5a3f21',
        values: {
          deviceId: '41d0e9f6-8a7b-4c5d-b3e2-f1a0c9b8d7e6',
          userId: 'c3f8a5b1-2d9e-4760-8e4f-6b5a7d3c1e90',
          deviceDisplayName: 'LAPTOP-4F7K2',
          userPrincipalName: 'bob@contoso.example',
          status: 'upToDate',
          qualityUpdateVersion: '10.0.22631.3155',
          featureUpdateVersion: '23H2',
          lastScanDateTime: '2024-03-02T21:07:45.0318226Z',
          lastSyncDateTime: '2024-03-03T04:50:12.9Z',
        },
      },
      {
        id: 'f2c9b8e7-6d5a-4193-a0b4-3e8f7d6c5b12',
        values: {
          deviceId: '7b6c5d4e-3f2a-41b0-9c8d-e7f6a5b4c3d2',
          userId: null,
          deviceDisplayName: 'KIOSK-LOBBY-02',
          userPrincipalName: null,
          status: 'pendingReboot',
          qualityUpdateVersion: '10.0.19045.4046',
          featureUpdateVersion: '22H2',
          lastScanDateTime: '2024-02-28T11:22:33Z',
          lastSyncDateTime: '2024-02-29T00:00:00Z',
        },
      },
    ],
  },
  {
    collection: `${accounts}/${account}/categorySummaries/${category}/updateStateSummaries`,
    rows: [
      {
        id: '8d4f1e7a-b2c3-4596-8a0d-9f6e5c7b3a18',
        values: {
          displayName: 'macOS Sonoma 14.3.1',
          productKey: '052-22662',
          updateCategory: 'critical',
          updateVersion: '14.3.1',
          state: 'success',
          lastUpdatedDateTime: '2024-02-14T08:00:31.5571904Z',
        },
      },
      {
        id: '2b6e9c5d-4a1f-4837-b0c8-e5d7f3a6b994',
        values: {
          displayName: 'XProtectPlistConfigData',
          productKey: '052-40110',
          updateCategory: 'configurationDataFile',
          updateVersion: '2184',
          state: 'scheduled',
          lastUpdatedDateTime: '2024-03-01T06:14:58Z',
        },
      },
    ],
  },
];
