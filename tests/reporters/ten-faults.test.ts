import assert from 'node:assert/strict';
import pLimit from 'p-limit';
import { renderOverview } from '../../reporters/index.ts';
import { trial } from '../faults/trial.ts';
import { contract } from '../runner/checks.ts';
import { textOf } from './page.ts';

/** What a reader of the overview learns of a fault, in the words and the order of the page; no line is complete. */
interface Excerpt {
  readonly fault: string;
  readonly address: string;
  /** A pattern where the seed draws the value. */
  readonly says: readonly (string | RegExp)[];
}

const windows = '/deviceManagement/deviceConfigurations/{deviceConfigurationId}/';
const macos = '/deviceManagement/macOSSoftwareUpdateAccountSummaries/{macOSSoftwareUpdateAccountSummaryId}/';

/**
 * To be read as a person reads it who has not seen the code: which operation, which clause, which property and value,
 * and what to send to see it?
 */
const excerpts: readonly Excerpt[] = [
  {
    fault: 'text-composes-accents',
    address: 'TEXT-01/createMacOSSoftwareUpdateStateSummary',
    says: [
      /\w+ is "\\u00f6 gcs-ten-\w+" in the answer, not "o\\u0308 gcs-ten-\w+"/,
      'Clause: Text comes back code point by code point, on create and on update:',
      `Operation: POST ${macos}`,
      'Request: POST http://',
      /Case: first seen where \w+ (is|holds) combining marks \(NFD\); the smallest that shows it: "o\u0308 gcs-ten-\w+"/,
      /Property: \w+/,
      /Expected: "o\\u0308 gcs-ten-\w+"/,
      /Actual: "\\u00f6 gcs-ten-\w+"/,
      /Smallest payload: { "\w+": "o\u0308 gcs-ten-\w+" }/,
      'Answer: HTTP 201',
      "Send the request by hand: curl -sSi -w '\\n' -X POST 'http://",
      /--data-raw '{"\w+":"o\u0308 gcs-ten-\w+"}'/,
    ],
  },
  {
    fault: 'date-drops-offset',
    address: 'DATE-01/createMacOSSoftwareUpdateStateSummary',
    says: [
      /lastUpdatedDateTime is "2000-01-01T00:00:00Z" in the answer, not "2000-01-01T00:00:00[+-]\d\d:\d\d"/,
      'Clause: A valid timestamp is accepted and comes back as the same instant, whatever its offset',
      `Operation: POST ${macos}`,
      /Case: first seen where lastUpdatedDateTime holds .*offset.*; the smallest that shows it: "2000-01-01T00:00:00[+-]\d\d:\d\d"/,
      'Property: lastUpdatedDateTime',
      /Expected: "2000-01-01T00:00:00[+-]\d\d:\d\d"/,
      'Actual: "2000-01-01T00:00:00Z"',
      /Smallest payload: { "displayName": "[^"]+ gcs-ten-\w{7}", "lastUpdatedDateTime": "2000-01-01T00:00:00[+-]\d\d:\d\d" }/,
      'Answer: HTTP 201',
      "Send the request by hand: curl -sSi -w '\\n' -X POST 'http://",
      /"lastUpdatedDateTime":"2000-01-01T00:00:00[+-]\d\d:\d\d"}'/,
    ],
  },
  {
    fault: 'enum-unknown-word-to-default',
    address: 'ENUM-03/createMacOSSoftwareUpdateStateSummary',
    says: [
      'The request is accepted with 201, not refused with 400; state comes back as "success"',
      'Clause: A value that is not a documented member is answered with 400: another word, an empty string, a member padded,',
      `Operation: POST ${macos}`,
      /Case: state is (a|the) /,
      'Property: state',
      'Expected: 400',
      'Actual: 201',
      /Smallest payload: { "displayName": "[^"]* gcs-ten-\w+", "state": "[^"]*" }/,
      'Answer: HTTP 201',
      "Send the request by hand: curl -sSi -w '\\n' -X POST 'http://",
      /"state":"[^"]*"}'/,
    ],
  },
  {
    fault: 'type-number-to-text',
    address: 'TYPE-01/createWindowsUpdateState',
    says: [
      /The request is accepted with 201, not refused with 400; \w+ comes back as "\d+"/,
      'Clause: A number, boolean, array or object in place of text is answered with 400, for each text property',
      `Operation: POST ${windows}`,
      /Case: \w+ is the number \d+/,
      /Property: \w+/,
      'Expected: 400',
      'Actual: 201',
      /Smallest payload: {[^}]* gcs-ten-[^}]*: \d+[^}]*}/,
      'Answer: HTTP 201',
      "Send the request by hand: curl -sSi -w '\\n' -X POST 'http://",
      /"\w+":\d+[^}]*}'/,
    ],
  },
  {
    fault: 'null-does-not-clear',
    address: 'TYPE-03/updateWindowsUpdateState',
    says: [
      'deviceId is "7b305288-f25e-4170-89d8-1f15edfe2976 gcs-ten-1iearfs" in the answer, not null',
      'Clause: A null for a nullable property is accepted and reads as null, also where an update clears a value with it.',
      `Operation: PATCH ${windows}`,
      'Case: deviceId holds null',
      'Property: deviceId',
      'Expected: null',
      'Actual: "7b305288-f25e-4170-89d8-1f15edfe2976 gcs-ten-1iearfs"',
      'Smallest payload: { "deviceId": null }',
      'Answer: HTTP 200',
      "Send the requests by hand: id=$(curl -sS -X POST 'http://",
      "curl -sSi -w '\\n' -X PATCH 'http://",
      `'"$id" -H `,
      `--data-raw '{"deviceId":null}'`,
    ],
  },
  {
    fault: 'update-clears-omitted-text',
    address: 'UPDATE-04/updateMacOSSoftwareUpdateStateSummary',
    says: [
      /\w+ is null in the answer to an update that left it out, not "[^"]+"/,
      'Clause: Every property that was not sent keeps its value, in the answer and in the GET that follows.',
      `Operation: PATCH ${macos}`,
      'Case: the payload holds',
      /Property: (productKey|updateVersion)/,
      /Expected: "[^"]+"/,
      'Actual: null',
      /Smallest payload: { "\w+": ("[^"]*"|null) }/,
      'Answer: HTTP 200',
      "Send the requests by hand: id=$(curl -sS -X POST 'http://",
      "curl -sSi -w '\\n' -X PATCH 'http://",
      `'"$id" -H `,
      /--data-raw '{"\w+":("[^"]*"|null)}'/,
    ],
  },
  {
    fault: 'atomic-good-properties-stay-on-summaries',
    address: 'ATOMIC-02/updateMacOSSoftwareUpdateStateSummary',
    says: [
      /updateVersion is "[\d.]+" in GET after the request was refused with 400, not "[\d.]+"/,
      'Clause: A refused update leaves the object unchanged, also when only one of its properties was at fault.',
      `Operation: PATCH ${macos}`,
      'Case: lastUpdatedDateTime is',
      'Property: updateVersion',
      /Expected: "[\d.]+"/,
      /Actual: "[\d.]+"/,
      /Smallest payload: { "updateVersion": "[\d.]+",[^}]* "lastUpdatedDateTime": /,
      'Answer: HTTP 400',
      "Send the requests by hand: id=$(curl -sS -X POST 'http://",
      "curl -sSi -w '\\n' -X PATCH 'http://",
      `'"$id" -H `,
      /--data-raw '{"updateVersion":"[\d.]+",[^}]*"lastUpdatedDateTime":/,
      "curl -sSi -w '\\n' 'http://",
      `'"$id" -H `,
    ],
  },
  {
    fault: 'auth-not-wanted-on-update',
    address: 'AUTH-01/updateMacOSSoftwareUpdateStateSummary',
    says: [
      'The answer is 400, not 401',
      'Clause: A write without an Authorization header is answered with 401.',
      `Operation: PATCH ${macos}`,
      'Case: there is no Authorization header, and updateCategory is not valid either',
      'Expected: 401',
      'Actual: 400 Payload: {',
      '"updateCategory": "notAMember" }',
      'Answer: HTTP 400',
      "Send the requests by hand: id=$(curl -sS -X POST 'http://",
      "curl -sSi -w '\\n' -X PATCH 'http://",
      `'"$id" -H `,
      `"updateCategory":"notAMember"}'`,
    ],
  },
  {
    fault: 'delete-hides-from-list-only',
    address: 'LIFE-01/deleteWindowsUpdateState',
    says: [
      'GET of the deleted object answers 200, not 404',
      'Clause: DELETE is answered with 204; afterwards GET of the id is answered with 404, and the list no longer has the object.',
      `Operation: DELETE ${windows}`,
      'Request: DELETE http://',
      'Case: an object is deleted',
      'Expected: 404',
      'Actual: 200',
      'Answer: HTTP 204',
      "Send the requests by hand: id=$(curl -sS -X POST 'http://",
      "curl -sSi -w '\\n' -X DELETE 'http://",
      `'"$id" -H `,
      "curl -sSi -w '\\n' 'http://",
      `'"$id" -H `,
    ],
  },
  {
    fault: 'media-form-creates',
    address: 'HTTP-02/createMacOSSoftwareUpdateStateSummary',
    says: [
      'The request is accepted with 201, not refused with 400 or 415',
      'Clause: A body that is not declared as JSON, but as plain text or as a form, is refused.',
      `Operation: POST ${macos}`,
      'Case: first seen where the body is declared as a form; the smallest that shows it holds nothing but updateVersion',
      'Expected: 400 or 415',
      'Actual: 201',
      'Smallest payload: { "updateVersion": " gcs-ten-11g2f8s" }',
      'Answer: HTTP 201',
      "Send the request by hand: curl -sSi -w '\\n' -X POST 'http://",
      `-H 'content-type: application/x-www-form-urlencoded'`,
      `--data-raw '{"updateVersion":" gcs-ten-11g2f8s"}'`,
    ],
  },
];

const characters: Readonly<Record<string, string>> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' };

/** The article about an address as it is read: captions stand before what they caption, in one row with it. */
const readIn = (page: string, address: string): string => {
  const [, article] = new RegExp(`<article [^>]*id="${address}"[^>]*>([\\s\\S]*?)</article>`).exec(page) ?? [];
  assert.ok(article !== undefined, `${address} has no article`);
  return textOf(article.replaceAll(/<\/(?:dt|figcaption)>/g, ':$& ').replaceAll(/<\/(?:figure|li|p)>|<li>/g, ' $&'))
    .replaceAll(/&(quot|#39|lt|gt|amp);/g, (whole, name: string) => characters[name] ?? whole)
    .replaceAll(/\s+/g, ' ');
};

const atOnce = pLimit(4);

describe('the overview tells of a fault which operation, clause, property and value, and what to send', function () {
  this.timeout(600_000);
  const texts = new Map<string, Promise<string>>();

  before(() => {
    for (const { fault, address } of excerpts) {
      const args = ['--only', address, '--seed', '7', '--run-id', 'ten'];
      const text = atOnce(async () => readIn(renderOverview(await trial({ fault }, args), contract), address));
      // Its own test tells what goes wrong.
      text.catch(() => undefined);
      texts.set(fault, text);
    }
  });

  for (const { fault, address, says } of excerpts) {
    it(`of ${fault}, at ${address}`, async () => {
      const text = await texts.get(fault);
      let rest = text ?? '';
      for (const part of says) {
        const [found] = typeof part === 'string' ? [part] : (part.exec(rest) ?? []);
        const place = found === undefined ? -1 : rest.indexOf(found);
        assert.notEqual(place, -1, `the page does not say, after what came before: ${part}\n\n${text}`);
        rest = rest.slice(place + (found?.length ?? 0));
      }
    });
  }
});
