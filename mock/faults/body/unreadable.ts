import type { Fault } from '../../catalogue.ts';
import { macos, windows, writes } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { broken, failing, isJson, repairing } from './parsing.ts';

/** Puts the brackets at the end that are missing there, after what cannot stand before them is gone. */
function completed(text: string): string {
  for (let length = text.length; length > 0; length -= 1) {
    for (const end of ['}', '"}', 'null}']) {
      const candidate = text.slice(0, length) + end;
      if (isJson(candidate)) return candidate;
    }
  }
  return '{}';
}

function firstDocument(text: string): string {
  for (let end = text.indexOf('}'); end !== -1; end = text.indexOf('}', end + 1)) {
    if (isJson(text.slice(0, end + 1))) return text.slice(0, end + 1);
  }
  return text;
}

/** Bodies that are no JSON, or nothing at all. */
export const unreadableFaults: readonly Fault[] = [
  {
    name: 'body-cut-off-is-completed',
    does: 'Completes a body that is cut off.',
    violates: ['BODY-01'],
    operations: [windows.create],
    breaks: repairing(completed),
  },
  {
    name: 'body-trailing-comma-is-allowed',
    does: 'Allows a comma after the last property.',
    violates: ['BODY-01'],
    operations: [macos.create],
    breaks: repairing((text) => text.replace(/,(?=\s*[}\]])/g, '')),
  },
  {
    name: 'body-single-quotes-are-allowed',
    does: 'Allows single quotes around names and text.',
    violates: ['BODY-01'],
    operations: [windows.update],
    breaks: repairing((text) => text.replaceAll("'", '"')),
  },
  {
    name: 'body-comments-are-allowed',
    does: 'Allows comments in the body.',
    violates: ['BODY-01'],
    operations: [macos.update],
    breaks: repairing((text) => text.replace(/\/\*.*?\*\/|\/\/[^\n]*|#[^\n"]*$/gs, '')),
  },
  {
    name: 'body-bare-names-are-allowed',
    does: 'Allows names without quotes, as JSON5 does.',
    violates: ['BODY-01'],
    rare: true,
    operations: writes,
    breaks: repairing((text) => text.replace(/([{,]\s*)(\w+)(?=\s*:)/g, '$1"$2"')),
  },
  {
    name: 'body-text-behind-is-ignored',
    does: 'Stops to read where the object ends, and does not mind what follows.',
    violates: ['BODY-01'],
    rare: true,
    operations: writes,
    breaks: repairing((text) => text.slice(0, text.lastIndexOf('}') + 1)),
  },
  {
    name: 'body-line-comment-is-allowed',
    does: 'Allows a line of comment before the body.',
    violates: ['BODY-01'],
    rare: true,
    operations: [windows.create],
    breaks: repairing((text) => text.replace(/^\s*\/\/[^\n]*\n/, '')),
  },
  {
    name: 'body-raw-line-end-is-allowed',
    does: 'Allows line ends inside texts.',
    violates: ['BODY-01'],
    rare: true,
    operations: [macos.update],
    breaks: repairing((text) => (isJson(text) ? text : text.replaceAll('\n', '\\n'))),
  },
  {
    name: 'body-bare-word-is-nothing',
    does: 'Takes a bare word for an empty object.',
    violates: ['BODY-01'],
    operations: [windows.create],
    breaks: repairing((text) => text.replace(/^\s*[a-z]\w*\s*$/i, '{}')),
  },
  {
    name: 'body-second-document-is-ignored',
    does: 'Reads the first of two documents and ignores the second.',
    violates: ['BODY-01'],
    operations: [macos.create],
    breaks: repairing(firstDocument),
  },
  {
    name: 'body-unreadable-is-empty',
    does: 'Takes a body that it cannot read for an empty object, so that the update changes nothing.',
    violates: ['BODY-01'],
    operations: [windows.update],
    breaks: repairing(() => '{}'),
  },
  {
    name: 'body-unreadable-answers-500',
    does: 'Breaks with 500 on a body that is no JSON.',
    violates: ['BODY-01', 'ERROR-03'],
    operations: [macos.update],
    breaks: failing('parse', (text) => !isJson(text), broken('Unexpected character encountered while parsing value.')),
  },
  {
    name: 'body-empty-creates',
    does: 'Creates an object of defaults from an empty body.',
    violates: ['BODY-02'],
    operations: [windows.create],
    breaks: repairing((text) => text || '{}'),
  },
  {
    name: 'body-empty-answers-201-for-nothing',
    does: 'Answers an empty body with 201 and creates nothing.',
    violates: ['BODY-02', 'CREATE-06'],
    operations: [macos.create],
    breaks: ({ create }) => ({
      create: (call) => (call.body.length > 0 ? create(call) : { status: 201, headers: {}, body: {} }),
    }),
  },
  {
    name: 'body-empty-answers-500',
    does: 'Breaks with 500 on an empty body.',
    violates: ['BODY-02', 'ERROR-03'],
    operations: [macos.create],
    breaks: failing('parse', (text) => text === '', broken('Value cannot be null. (Parameter: entity)')),
  },
  {
    name: 'body-unreadable-answers-415',
    does: 'Answers a body that is no JSON with 415 instead of 400.',
    violates: ['BODY-01'],
    operations: [windows.create],
    breaks: failing(
      'parse',
      (text) => text !== '' && !isJson(text),
      () => new Refusal(415, 'UnsupportedMediaType', 'The body is not JSON.'),
    ),
  },
];
