import assert from 'node:assert/strict';
import pactum from 'pactum';
import { describeViolations } from '../../schemas/index.ts';
import './client-of.ts';
import { answer, listen, type Server } from './server.ts';

/** OData's timestamps and 12 digits: no validator but the project's own knows them. */
const schema = {
  $id: 'https://conformance.example/once.json',
  type: 'object',
  properties: { at: { type: 'string', format: 'date-time', 'x-edm-type': 'Edm.DateTimeOffset' } },
  required: ['at'],
};

describe("Pactum's expectJsonSchema", () => {
  let server: Server;
  let body: unknown;

  before(async () => {
    server = await listen((_, response) => answer(response, 200, body));
  });

  after(() => server.close());

  const expectSchema = async (value: unknown, wanted: object = schema): Promise<void> => {
    body = value;
    await pactum.spec().get(server.url).expectJsonSchema(wanted).toss();
  };

  it('holds for what the contract calls valid', () => expectSchema({ at: '2024-03-05T09:08Z' }));

  it('says what is wrong in the words of the contract', async () => {
    await assert.rejects(
      () => expectSchema({ at: '2024-03-05 09:08:07Z' }),
      /\/at must be a valid Edm\.DateTimeOffset/,
    );
    await assert.rejects(() => expectSchema({}), /\/at is missing/);
    await assert.rejects(() => expectSchema([]), /the document must be object/);
  });

  it('compiles a schema once: a second one with the same $id would be refused', async () => {
    await expectSchema({ at: '2024-03-05T09:08:07Z' });
    await assert.rejects(() => expectSchema({}, { ...schema }), /already exists/);
  });
});

describe('describeViolations', () => {
  it('is undefined for a valid value', () => assert.equal(describeViolations({ type: 'string' }, 'a'), undefined));

  it('puts each violation on a line, with its place', () => {
    const pair = { type: 'object', required: ['a', 'b'], properties: { c: { type: 'string' } } };
    assert.deepEqual(describeViolations(pair, { c: 1 })?.split('\n').toSorted(), [
      '/a is missing',
      '/b is missing',
      '/c must be string',
    ]);
  });
});
