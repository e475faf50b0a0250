import assert from 'node:assert/strict';
import { realistic } from '../../generators/index.ts';
import { violations } from '../../schemas/index.ts';
import { exampleEntity as entity, exampleContract } from './example.ts';

/** What the documentation pages say, written down a second time: name, Edm type, members with their numbers. */
const declared = [
  'displayName Edm.String?',
  'policyType microsoft.graph.deviceManagementAutopilotPolicyType unknown=0 application=1 appModel=2 configurationPolicy=3',
  'complianceStatus microsoft.graph.deviceManagementAutopilotPolicyComplianceStatus ' +
    'unknown=0 compliant=1 installed=2 notCompliant=3 notInstalled=4 error=5',
  'trackedOnEnrollmentStatus Edm.Boolean',
  'lastReportedDateTime Edm.DateTimeOffset',
  'errorCode Edm.Int32',
];

/** Content-length of the documented examples, which counts CRLF line ends: request, answer. */
const lengths: Readonly<Record<string, readonly (number | undefined)[]>> = {
  create: [314, 363],
  update: [314, 363],
  get: [undefined, 398],
  list: [undefined, 428],
  delete: [undefined, undefined],
};

const lengthOf = (example: object | undefined): number | undefined =>
  example && Buffer.byteLength(JSON.stringify(example, null, 2).replaceAll('\n', '\r\n'));

const page = 'https://learn.microsoft.com/graph/api/intune-troubleshooting-devicemanagementautopilotpolicystatusdetail';

describe('the worked example', () => {
  it('declares the documented properties', () => {
    const lines = entity.properties.map(({ name, edmType, nullable, members }) =>
      [name, `${edmType}${nullable ? '?' : ''}`, ...members.map((one) => `${one.name}=${one.value}`)].join(' '),
    );
    assert.deepEqual(lines, declared);
  });

  for (const operation of exampleContract.operations) {
    const { kind, exampleRequest, exampleResponse } = operation;

    it(`has the page, the least permission and the examples of ${kind}`, () => {
      assert.equal(operation.page, `${page}-${kind}?view=graph-rest-beta`);
      const access = kind === 'list' || kind === 'get' ? 'Read' : 'ReadWrite';
      assert.equal(operation.permission, `DeviceManagementManagedDevices.${access}.All`);
      assert.deepEqual([lengthOf(exampleRequest), lengthOf(exampleResponse)], lengths[kind]);
    });
  }

  it('shows examples that are valid', () => {
    const { create, update, get, list } = entity.operations;
    assert.deepEqual(violations(entity, 'create', create.exampleRequest), []);
    assert.deepEqual(violations(entity, 'update', update.exampleRequest), []);
    const [listed] = [list.exampleResponse?.value].flat();
    for (const answer of [create.exampleResponse, update.exampleResponse, get.exampleResponse?.value, listed]) {
      assert.deepEqual(violations(entity, 'answer', answer), []);
    }
  });

  it('makes codes and names as the service shows them', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { displayName, errorCode } = realistic(entity, seed, 'realistic');
      assert.match(String(displayName), /^Compliance policy [A-Z]{2}\d{3}$/);
      assert.ok(Number(errorCode) >= 1 && Number(errorCode) <= 65_535);
    }
  });
});
