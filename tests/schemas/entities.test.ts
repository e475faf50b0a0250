import assert from 'node:assert/strict';
import { loadContract, violations } from '../../schemas/index.ts';

/**
 * What the documentation pages and the service's metadata say, written down a second time: name, Edm type, `?` where
 * null is allowed.
 */
const declared: Readonly<Record<string, readonly string[]>> = {
  windowsUpdateState: [
    'deviceId Edm.String?',
    'userId Edm.String?',
    'deviceDisplayName Edm.String?',
    'userPrincipalName Edm.String?',
    'status microsoft.graph.windowsUpdateStatus',
    'qualityUpdateVersion Edm.String?',
    'featureUpdateVersion Edm.String?',
    'lastScanDateTime Edm.DateTimeOffset',
    'lastSyncDateTime Edm.DateTimeOffset',
  ],
  macOSSoftwareUpdateStateSummary: [
    'displayName Edm.String',
    'productKey Edm.String?',
    'updateCategory microsoft.graph.macOSSoftwareUpdateCategory',
    'updateVersion Edm.String?',
    'state microsoft.graph.macOSSoftwareUpdateState',
    'lastUpdatedDateTime Edm.DateTimeOffset',
  ],
};

const members: Readonly<Record<string, string>> = {
  'microsoft.graph.windowsUpdateStatus': 'upToDate=0 pendingInstallation=1 pendingReboot=2 failed=3',
  'microsoft.graph.macOSSoftwareUpdateCategory': 'critical=0 configurationDataFile=1 firmware=2 other=3',
  'microsoft.graph.macOSSoftwareUpdateState':
    'success=0 downloading=1000 downloaded=1001 installing=1002 idle=1003 available=1004 scheduled=1005 ' +
    'downloadFailed=2000 downloadInsufficientSpace=2001 downloadInsufficientPower=2002 ' +
    'downloadInsufficientNetwork=2003 installInsufficientSpace=2004 installInsufficientPower=2005 installFailed=2006 ' +
    'commandFailed=2007',
};

const kinds: Readonly<Record<string, string>> = { 'Edm.String': 'text', 'Edm.DateTimeOffset': 'date' };

const { entities } = loadContract();

describe('the entities', () => {
  it('are the two documented ones', () => {
    assert.deepEqual(entities.map((entity) => entity.name).toSorted(), Object.keys(declared).toSorted());
  });
});

for (const entity of entities) {
  describe(`the entity ${entity.name}`, () => {
    it('declares the documented properties, in their order', () => {
      const lines = entity.properties.map(({ name, edmType, nullable }) => `${name} ${edmType}${nullable ? '?' : ''}`);
      assert.deepEqual(lines, declared[entity.name]);
    });

    it('has its name in @odata.type', () => {
      assert.equal(entity.odataType, `#microsoft.graph.${entity.name}`);
    });

    it('demands of an answer the id and the properties that cannot be null', () => {
      const demanded = violations(entity, 'answer', {}).map(({ keyword, pointer }) => `${keyword} ${pointer}`);
      const certain = entity.properties.filter(({ nullable }) => !nullable).map(({ name }) => name);
      assert.deepEqual(demanded.toSorted(), ['id', ...certain].map((name) => `required /${name}`).toSorted());
    });

    for (const property of entity.properties) {
      it(`gives ${property.name} the kind of its type and the members that the metadata list`, () => {
        assert.equal(property.kind, kinds[property.edmType] ?? 'enum');
        const listed = property.members.map(({ name, value }) => `${name}=${value}`).join(' ');
        assert.equal(listed, members[property.edmType] ?? '');
      });
    }
  });
}
