import type { Contract, Entity, Operation, OperationKind, Requirement, Use } from '../../schemas/index.ts';
import type { Finding, Report, Result, Verdict } from '../../verdicts/record.ts';

const methods = { create: 'POST', list: 'GET', get: 'GET', update: 'PATCH', delete: 'DELETE' } as const;
const successes = { create: 201, list: 200, get: 200, update: 200, delete: 204 } as const;
const schemas: Readonly<Record<Use, object>> = { create: {}, update: {}, answer: {} };

function operation(entity: Entity, kind: OperationKind): Operation {
  return {
    id: kind === 'list' ? `list${entity.name}s` : `${kind}${entity.name}`,
    kind,
    method: methods[kind],
    path: kind === 'create' || kind === 'list' ? entity.collectionPath : entity.itemPath,
    entity,
    success: successes[kind],
    permission: 'Things.ReadWrite.All',
    page: `https://docs.example/${entity.name}/${kind}`,
    exampleRequest: undefined,
    exampleResponse: undefined,
  };
}

function entity(name: string): Entity {
  const self: Entity = {
    name,
    odataType: `#example.${name}`,
    properties: [],
    parents: [],
    collectionPath: `/rooms/{roomId}/${name}s`,
    itemPath: `/rooms/{roomId}/${name}s/{${name}Id}`,
    itemParameter: `${name}Id`,
    schemas,
    get operations() {
      return operations;
    },
  };
  const operations = {
    create: operation(self, 'create'),
    list: operation(self, 'list'),
    get: operation(self, 'get'),
    update: operation(self, 'update'),
    delete: operation(self, 'delete'),
  };
  return self;
}

function requirement(id: string, level: Requirement['level'], clause: string): Requirement {
  const topic = id.slice(0, id.indexOf('-')).toLowerCase();
  const source = { page: `https://docs.example/clauses/${topic}?view=beta&lang=en`, section: 'Request body' };
  const none = { tolerated: undefined, excluded: undefined, kinds: undefined };
  return { id, topic, level, clause, basis: ['docs'], source, follows: [], ...none };
}

const entities = [entity('Lamp'), entity('Door')];

/** Two entities, ten operations, seven requirements. */
export const contract: Contract = {
  entities,
  operations: entities.flatMap(({ operations }) => Object.values(operations)),
  topics: [
    { name: 'create', title: 'Creating' },
    { name: 'enum', title: 'Enumeration members' },
    { name: 'text', title: 'Text' },
    { name: 'auth', title: 'Authorization' },
  ],
  requirements: [
    requirement('CREATE-01', 'MUST', 'A valid payload is answered with 201 Created.'),
    requirement('CREATE-12', 'SHOULD', 'A Location header leads to the new object.'),
    requirement('ENUM-03', 'MUST', 'A value that is not a documented member is answered with 400.'),
    requirement('ENUM-05', 'OBSERVE', "A member's ordinal as a string is answered without a server error."),
    requirement('TEXT-01', 'MUST', 'Text comes back code point by code point.'),
    requirement('AUTH-01', 'MUST', 'A write without a token is answered with 401.'),
    { ...requirement('AUTH-04', 'MUST', 'A read-only token is answered with 403.'), excluded: 'No second token yet.' },
  ],
};

/** A finding as the runner records it. */
export const finding: Finding = {
  message: 'status " on" is no member, but the answer is 201 instead of 400.',
  case: 'status is padded with a space',
  property: 'status',
  payload: { '@odata.type': '#example.Lamp', status: ' on', label: 'Kitchen' },
  expected: '400',
  actual: '201',
  request: {
    method: 'POST',
    url: 'https://graph.example/beta/rooms/1/Lamps',
    headers: { authorization: '<redacted>' },
  },
  answer: {
    status: 201,
    headers: { 'content-type': 'application/json', 'request-id': '0b9a2c7e' },
    body: { id: '7', status: ' on', label: 'Kitchen' },
  },
  seed: 4711,
  path: '3:0:1',
  curl: 'curl -X POST https://graph.example/beta/rooms/1/Lamps -H "Authorization: Bearer $GRAPH_TOKEN" --data \'{"status":" on"}\'',
  others: ['status is a prefix of a member', 'status is two members joined by a comma'],
};

/** One result; level and requests do not matter where they are not given. */
export function result(address: string, verdict: Verdict, more: Partial<Result> = {}): Result {
  const [id = '', operation = ''] = address.split('/');
  return { id, operation, level: 'MUST', verdict, requests: 3, ...more };
}

/** A report of these results; the totals of verdicts follow from them. */
export function reportOf(results: readonly Result[], more: Partial<Report> = {}): Report {
  const verdicts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of results) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  return {
    schemaVersion: 1,
    suite: { name: 'graph-conformance', version: '0.1.0' },
    target: { baseUrl: 'https://graph.example/beta' },
    profile: 'standard',
    seed: 42,
    strict: false,
    startedAt: '2026-03-01T09:30:00.000Z',
    durationMs: 83_400,
    totals: {
      requests: 1234,
      writes: 567,
      created: 60,
      deleted: 60,
      leftover: 0,
      throttled: 3,
      waitedMs: { budget: 12_300, weather: 4_000 },
      verdicts,
    },
    results,
    ...more,
  };
}

/** A run in which one cause gave three findings; a fourth points to what is no finding. */
export const followUps: Report = reportOf([
  result('CREATE-01/createLamp', 'fail', { finding }),
  result('ENUM-03/createLamp', 'fail', { finding: { ...finding, sameAs: 'CREATE-01/createLamp' } }),
  result('TEXT-01/createLamp', 'fail', { finding: { ...finding, sameAs: 'TEXT-01/updateLamp' } }),
  result('CREATE-12/createLamp', 'warn', { finding: { ...finding, sameAs: 'CREATE-01/createLamp' } }),
]);

/** A run in which every verdict occurs, and two addresses were tried in part. */
export const report: Report = reportOf(
  [
    result('CREATE-01/createLamp', 'pass'),
    result('CREATE-12/createLamp', 'warn', {
      level: 'SHOULD',
      finding: { message: 'Location leads to 404.', expected: '200', actual: '404' },
    }),
    result('ENUM-03/createLamp', 'fail', { finding, cases: { tried: 5, of: 35 } }),
    result('ENUM-03/updateLamp', 'waived', { finding, reason: 'Fixed in the March release.' }),
    result('ENUM-05/createLamp', 'pass', {
      level: 'OBSERVE',
      observed: 'Accepted, and answered by name.',
      cases: { tried: 3, of: 1_054 },
    }),
    result('TEXT-01/createLamp', 'stale', { reason: 'The waiver of 1 February matches nothing any more.' }),
    result('TEXT-01/updateLamp', 'error', { reason: 'The connection was closed before an answer came.' }),
    result('CREATE-01/createDoor', 'blocked', { reason: 'The operation is not routed (ROUTE-01).' }),
    result('ENUM-03/createDoor', 'blocked', { reason: 'The operation is not routed (ROUTE-01).' }),
    result('AUTH-04/createLamp', 'not-applicable', { reason: 'No read-only token is configured.' }),
  ],
  {
    totals: {
      requests: 1234,
      writes: 567,
      created: 60,
      deleted: 59,
      leftover: 1,
      throttled: 3,
      waitedMs: { budget: 12_300, weather: 4_000 },
      verdicts: { pass: 2 },
    },
    leftovers: [{ url: 'https://graph.example/beta/rooms/1/Lamps/7' }],
  },
);
