import type { Call } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows, writes } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { refused, refusing } from '../breaking.ts';

type Breaks = Fault['breaks'];

const breakdown = (message = 'An unexpected error occurred.') => new Refusal(500, 'InternalServerError', message);

/** Breaks down on every n-th call. */
function everyNth(n: number, refusal: () => Refusal): Breaks {
  return ({ operate }) => {
    let calls = 0;
    return {
      operate: (call: Call) => {
        calls += 1;
        if (calls % n === 0) throw refusal();
        return operate(call);
      },
    };
  };
}

function onText(when: (text: string) => boolean): Breaks {
  return refusing(
    'readText',
    (value) => typeof value === 'string' && when(value),
    () => breakdown(),
  );
}

/** Requests that the service does not survive. */
export const breakdownFaults: readonly Fault[] = [
  {
    name: 'breakdown-on-malformed-id',
    does: 'Breaks with 500 on an id that is no GUID, which its database cannot convert.',
    violates: ['ERROR-03'],
    operations: [macos.get],
    breaks: ({ find }) => ({
      find: (call) => {
        if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(call.id ?? '')) throw breakdown();
        return find(call);
      },
    }),
  },
  {
    name: 'breakdown-on-every-fifth-create',
    does: 'Breaks with 500 on every fifth create.',
    violates: ['ERROR-03', 'CREATE-01'],
    operations: [windows.create],
    breaks: everyNth(5, breakdown),
  },
  {
    name: 'breakdown-on-every-seventh-update',
    does: 'Has a gateway that answers every seventh update with 502.',
    violates: ['ERROR-03', 'UPDATE-01'],
    operations: [macos.update],
    breaks: everyNth(7, () => new Refusal(502, 'BadGateway', 'The upstream service did not answer.')),
  },
  {
    name: 'breakdown-on-emoji',
    does: 'Breaks with 500 on an emoji, which its database cannot store.',
    violates: ['TEXT-01', 'ERROR-03'],
    operations: [windows.update],
    breaks: onText((text) => /[\u{10000}-\u{10ffff}]/u.test(text)),
  },
  {
    name: 'breakdown-on-quote',
    does: 'Breaks with 500 on a single quote, which ends its SQL early.',
    violates: ['TEXT-01', 'ERROR-03'],
    operations: [macos.create],
    breaks: onText((text) => text.includes("'")),
  },
  {
    name: 'breakdown-on-long-text',
    does: 'Breaks with 500 on text of 1,000 characters.',
    violates: ['TEXT-01', 'ERROR-03'],
    operations: [windows.create],
    breaks: onText((text) => text.length >= 1000),
  },
  {
    name: 'breakdown-on-lone-surrogate',
    does: 'Breaks with 500 on half a surrogate pair.',
    violates: ['ERROR-03'],
    operations: [macos.create],
    breaks: onText((text) => /\p{Surrogate}/u.test(text)),
  },
  {
    name: 'breakdown-on-control-character',
    does: 'Breaks with 500 on a control character, which XML cannot hold.',
    violates: ['ERROR-03'],
    operations: [macos.update],
    breaks: onText((text) => [...text].some((character) => character < ' ' && !'\t\n\r'.includes(character))),
  },
  {
    name: 'breakdown-on-very-long-text',
    does: 'Breaks with 500 on text of 100,000 characters.',
    violates: ['ERROR-03'],
    operations: [windows.update],
    breaks: onText((text) => text.length >= 100_000),
  },
  {
    name: 'breakdown-on-empty-update',
    does: 'Breaks with 500 on an update without properties.',
    violates: ['UPDATE-08', 'ERROR-03'],
    operations: [windows.update],
    breaks: ({ merge }) => ({
      merge: (call, row, changes) => {
        if (Object.keys(changes).length === 0) throw breakdown('Incorrect syntax near the keyword WHERE.');
        merge(call, row, changes);
      },
    }),
  },
  {
    name: 'breakdown-on-unknown-id',
    does: 'Breaks with 500 on the update of an unknown object.',
    violates: ['UPDATE-11', 'ERROR-03'],
    operations: [macos.update],
    breaks: refused(
      ({ status }) => status === 404,
      () => breakdown('Sequence contains no elements.'),
    ),
  },
  {
    name: 'breakdown-on-reading-what-is-gone',
    does: 'Breaks with 500 where a deleted object is read.',
    violates: ['LIFE-01', 'ERROR-03'],
    operations: [macos.delete, macos.get],
    during: [macos.get],
    breaks: refused(
      ({ status }) => status === 404,
      () => breakdown('Sequence contains no elements.'),
    ),
  },
  {
    name: 'breakdown-on-refused-right',
    does: 'Breaks with 500 where a token may not write.',
    violates: ['AUTH-04', 'ERROR-03'],
    operations: [windows.create],
    breaks: refused(
      ({ status }) => status === 403,
      () => breakdown('The role provider is not configured.'),
    ),
  },
  {
    name: 'breakdown-on-incomplete-create',
    does: 'Breaks with 500 on a create that leaves a timestamp out.',
    violates: ['CREATE-10', 'ERROR-03'],
    operations: [macos.create],
    breaks: ({ initial }) => ({
      initial: (call, property) => {
        if (property.kind === 'date') throw breakdown('Nullable object must have a value.');
        return initial(call, property);
      },
    }),
  },
  {
    name: 'breakdown-on-any-bad-value',
    does: 'Answers 500 wherever 400 would be right.',
    violates: ['ERROR-03', 'ENUM-03', 'DATE-02', 'TYPE-01', 'TYPE-02', 'BODY-01', 'BODY-02', 'BODY-03'],
    operations: writes,
    breaks: refused(
      ({ status }) => status === 400,
      ({ code, message }) => new Refusal(500, code, message),
    ),
  },
];
