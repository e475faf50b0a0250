import assert from 'node:assert/strict';
import { type Fault, faults } from '../../mock/index.ts';
import { macos, windows } from '../../mock/model/operations.ts';
import { type EntityName, entityNames } from './client.ts';
import { type Topic, topicNames } from './conversation/index.ts';
import { firstDifference, transcript } from './difference.ts';

const operationsOf = { windowsUpdateState: windows, macOSSoftwareUpdateStateSummary: macos };

/** Where a breach of a requirement, or of a section of them, shows first. */
const likely: Readonly<Record<string, Topic>> = {
  TEXT: 'textValues',
  ENUM: 'members',
  'ENUM-02': 'transitions',
  DATE: 'timestamps',
  TYPE: 'properties',
  'TYPE-04': 'additions',
  'TYPE-05': 'additions',
  BODY: 'unreadable',
  AUTH: 'credentials',
  'ATOMIC-01': 'properties',
  'ATOMIC-02': 'properties',
  'ATOMIC-03': 'credentials',
  ERROR: 'properties',
  'CREATE-10': 'properties',
};

describe('each fault can be seen from outside', function () {
  this.timeout(600_000);

  it('the correct service always says the same', async () => {
    for (const entity of entityNames) {
      for (const topic of topicNames) {
        assert.deepEqual(await transcript({}, entity, topic), await transcript({}, entity, topic));
      }
    }
  });

  for (const fault of faults) {
    it(fault.name, async () => {
      assert.ok(await isSeen(fault), 'It answers like the correct service.');
    });
  }
});

async function isSeen(fault: Fault): Promise<boolean> {
  for (const topic of topicsFor(fault)) {
    for (const entity of entitiesOf(fault)) {
      const difference = await firstDifference({ fault: fault.name }, entity, topic);
      if (difference !== undefined) return true;
    }
  }
  return false;
}

function topicsFor({ violates: [id = ''] }: Fault): readonly Topic[] {
  const first = likely[id] ?? likely[id.split('-', 1)[0] ?? ''];
  return first === undefined ? topicNames : [first, ...topicNames];
}

function entitiesOf({ operations }: Fault): readonly EntityName[] {
  return entityNames.filter((entity) => Object.values(operationsOf[entity]).some((id) => operations.includes(id)));
}
