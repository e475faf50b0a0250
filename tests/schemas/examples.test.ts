import assert from 'node:assert/strict';
import { loadContract, violations } from '../../schemas/index.ts';

/** Content-length of the documented example, which counts CRLF line ends: any slip in copying changes it. */
const lengths: Readonly<Record<string, readonly (number | undefined)[]>> = {
  createWindowsUpdateState: [504, 553],
  updateWindowsUpdateState: [504, 553],
  getWindowsUpdateState: [undefined, 594],
  listWindowsUpdateStates: [undefined, 630],
  deleteWindowsUpdateState: [undefined, undefined],
  createMacOSSoftwareUpdateStateSummary: [331, 380],
  updateMacOSSoftwareUpdateStateSummary: [331, 380],
  getMacOSSoftwareUpdateStateSummary: [undefined, 415],
  listMacOSSoftwareUpdateStateSummaries: [undefined, 445],
  deleteMacOSSoftwareUpdateStateSummary: [undefined, undefined],
};

function lengthOf(example: object | undefined): number | undefined {
  if (example === undefined) return undefined;
  return Buffer.byteLength(JSON.stringify(example, null, 2).replaceAll('\n', '\r\n'));
}

const { entities, operations } = loadContract();

describe('the documented examples', () => {
  for (const { id, exampleRequest, exampleResponse } of operations) {
    it(`of ${id} are the text of the page`, () => {
      assert.deepEqual([lengthOf(exampleRequest), lengthOf(exampleResponse)], lengths[id]);
    });
  }

  for (const entity of entities) {
    const { create, update, get, list } = entity.operations;

    it(`of ${entity.name} are valid requests`, () => {
      assert.deepEqual(violations(entity, 'create', create.exampleRequest), []);
      assert.deepEqual(violations(entity, 'update', update.exampleRequest), []);
    });

    it(`of ${entity.name} are valid answers`, () => {
      const listed = list.exampleResponse?.value;
      assert.ok(Array.isArray(listed) && listed.length === 1);
      for (const answer of [create.exampleResponse, update.exampleResponse, get.exampleResponse?.value, ...listed]) {
        assert.deepEqual(violations(entity, 'answer', answer), []);
      }
    });
  }
});
