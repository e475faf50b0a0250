import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { broken, failing, isJson } from './parsing.ts';

/** Bodies at the edge of JSON that must not break anything, whether they are refused or not. */
export const extremeBodyFaults: readonly Fault[] = [
  {
    name: 'body-duplicate-key-answers-500',
    does: 'Breaks with 500 on a property that stands twice in the body.',
    violates: ['ERROR-03'],
    operations: [windows.create],
    breaks: ({ parse }) => ({
      parse: (call, text) => {
        try {
          return parse(call, text);
        } catch (refusal) {
          throw isJson(text) ? broken('An item with the same key has already been added.')() : refusal;
        }
      },
    }),
  },
  {
    name: 'body-mark-answers-500',
    does: 'Breaks with 500 on a byte-order mark.',
    violates: ['ERROR-03'],
    operations: [macos.create],
    breaks: failing('decode', (bytes) => bytes.startsWith('\xef\xbb\xbf'), broken('Unexpected byte 0xEF.')),
  },
  {
    name: 'body-invalid-utf8-answers-500',
    does: 'Breaks with 500 on bytes that are no UTF-8.',
    violates: ['ERROR-03'],
    operations: [windows.update],
    breaks: ({ decode }) => ({
      decode: (call, bytes) => {
        if (!Buffer.from(bytes.toString()).equals(bytes)) throw broken('Unable to translate bytes at index 17.')();
        return decode(call, bytes);
      },
    }),
  },
  {
    name: 'body-deep-nesting-answers-500',
    does: 'Breaks with 500 on deep nesting, since its parser calls itself.',
    violates: ['ERROR-03'],
    operations: [macos.update],
    breaks: failing('parse', (text) => /(?:\[\s*){500}|(?:\{"[^"]*":\s*){500}/.test(text), broken('Stack overflow.')),
  },
  {
    name: 'body-large-answers-502',
    does: 'Answers 502 to a body of more than 64 kB, by way of its gateway.',
    violates: ['ERROR-03'],
    operations: [windows.create],
    breaks: failing(
      'decode',
      (bytes) => bytes.length > 65_536,
      () => new Refusal(502, 'BadGateway', 'The upstream service closed the connection.'),
    ),
  },
];
