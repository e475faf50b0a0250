import assert from 'node:assert/strict';
import { type MockServer, startMock } from '../../mock/index.ts';
import { type Client, connect } from './client.ts';

const path = 'deviceManagement/deviceConfigurations';
const ring = { '@odata.type': '#microsoft.graph.windowsUpdateForBusinessConfiguration', displayName: 'A ring' };

describe('the update rings of the mock', () => {
  let mock: MockServer;
  let client: Client;
  before(async () => {
    mock = await startMock();
    client = connect(mock);
  });
  after(() => mock.close());

  it('are created with their type, read, listed and deleted with what stands below them', async () => {
    const start = mock.snapshot();
    const created = await client('POST', path, { body: ring });
    assert.equal(created.status, 201);
    const { id } = created.json as { readonly id: string };
    assert.equal((await client('GET', `${path}/${id}`)).status, 200);
    const { value } = (await client('GET', path)).json as { readonly value: readonly { readonly id: string }[] };
    assert.ok(value.some((one) => one.id === id));
    const below = `${path}/${id}/microsoft.graph.windowsUpdateForBusinessConfiguration/deviceUpdateStates`;
    assert.equal((await client('POST', below, { body: {} })).status, 201);
    assert.equal((await client('DELETE', `${path}/${id}`)).status, 204);
    assert.equal((await client('GET', `${path}/${id}`)).status, 404);
    assert.equal((await client('GET', below)).status, 404);
    assert.deepEqual(mock.snapshot(), start);
  });

  it('are not created without their type: their collection holds many', async () => {
    const { status, text } = await client('POST', path, { body: { displayName: 'A ring' } });
    assert.equal(status, 400);
    assert.match(text, /ModelValidationFailure.*Cannot create an abstract class/);
    assert.equal(
      (await client('POST', path, { body: { ...ring, '@odata.type': '#microsoft.graph.iosUpdateConfiguration' } }))
        .status,
      400,
    );
  });
});
