import assert from 'node:assert/strict';
import { type Fault, faults, startMock } from '../../mock/index.ts';
import { macos, windows } from '../../mock/model/operations.ts';
import { type EntityName, entityNames } from './client.ts';
import { converse } from './conversation/index.ts';

const operationsOf = { windowsUpdateState: windows, macOSSoftwareUpdateStateSummary: macos };

describe('faults', function () {
  this.timeout(300_000);

  const heard = new Map<EntityName, readonly string[]>();

  before(async () => {
    for (const entity of entityNames) heard.set(entity, await transcript(entity));
  });

  it('the correct service says the same twice', async () => {
    for (const entity of entityNames) assert.deepEqual(await transcript(entity), heard.get(entity));
  });

  for (const fault of faults) {
    it(`${fault.name} can be seen from outside`, async () => {
      const places = await Promise.all(entitiesOf(fault).map((entity) => firstDifference(fault.name, entity)));
      assert.ok(
        places.some((place) => place !== undefined),
        'It answers like the correct service.',
      );
    });
  }

  async function transcript(entity: EntityName): Promise<readonly string[]> {
    const server = await startMock();
    const lines: string[] = [];
    for await (const line of converse(server, entity)) lines.push(line);
    await server.close();
    return lines;
  }

  async function firstDifference(fault: string, entity: EntityName): Promise<string | undefined> {
    const server = await startMock({ fault });
    const expected = heard.get(entity)?.values();
    try {
      for await (const line of converse(server, entity)) if (line !== expected?.next().value) return line;
    } finally {
      await server.close();
    }
    return undefined;
  }
});

function entitiesOf({ operations }: Fault): readonly EntityName[] {
  return entityNames.filter((entity) => Object.values(operationsOf[entity]).some((id) => operations.includes(id)));
}
