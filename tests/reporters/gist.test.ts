import assert from 'node:assert/strict';
import { gist } from '../../reporters/gist.ts';
import { renderOverview } from '../../reporters/index.ts';
import { renderSummary } from '../../reporters/summary.ts';
import { contract, reportOf, result } from './fixture.ts';
import { textOf } from './page.ts';

const long = '/deviceManagement/deviceConfigurations/{id}/microsoft.graph.windowsUpdate/deviceUpdateStates/{stateId}';

const rows: readonly (readonly [string, string])[] = [
  [`GET ${long} is not known`, 'GET …/deviceUpdateStates/{stateId} is not known'],
  [`GET https://graph.example/beta${long} is not known`, 'GET …/deviceUpdateStates/{stateId} is not known'],
  [`displayName is "${long}" in the answer`, `displayName is "${long}" in the answer`],
  ['POST /rooms/{roomId}/Lamps/{LampId} is not known', 'POST /rooms/{roomId}/Lamps/{LampId} is not known'],
];

describe('a sentence where there is little room', () => {
  for (const [sentence, short] of rows) {
    it(`is "${short}"`, () => {
      assert.equal(gist(sentence), short);
    });
  }

  it('has its point in the lists of the page and of the summary', () => {
    const message = `GET ${long}${long} is documented, but the service does not know it`;
    const broken = (address: string) => result(address, 'fail', { finding: { message } });
    const report = reportOf([broken('CREATE-01/createLamp'), broken('CREATE-01/createDoor')]);
    const [, directory = ''] = /<ol class="directory">([\s\S]*?)<\/ol>/.exec(renderOverview(report, contract)) ?? [];
    for (const text of [textOf(directory), renderSummary(report)]) {
      assert.match(text, /GET …\/deviceUpdateStates\/{stateId} is documented, but the service does not know it/);
      assert.doesNotMatch(text, /\(cut: /);
    }
  });
});
