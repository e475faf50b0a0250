import type { Call, Reply } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { creates, deletes, gets, macos, windows, writes } from '../../model/operations.ts';
import type { Refusal } from '../../refusal.ts';

type Breaks = Fault['breaks'];

/** Describes errors in another way. */
function describing(describe: (refusal: Refusal, call: Call) => unknown): Breaks {
  return () => ({ describe: (call, refusal) => describe(refusal, call) });
}

/** Sends something else than JSON for errors of these statuses, or for all errors. */
function sending(type: string, write: (status: number) => string | undefined, ...statuses: number[]): Breaks {
  return ({ serialise }) => ({
    serialise: (call, answer): Reply => {
      const reply = serialise(call, answer);
      const concerned = statuses.length === 0 ? reply.status >= 400 : statuses.includes(reply.status);
      if (!concerned) return reply;
      return { ...reply, headers: { ...reply.headers, 'Content-Type': type }, body: write(reply.status) };
    },
  });
}

const page = (status: number) =>
  `<!DOCTYPE html><html><head><title>${status}</title></head><body>${status}</body></html>`;

/** Errors that do not look like errors of this service. */
export const errorShapeFaults: readonly Fault[] = [
  {
    name: 'error-is-html',
    does: 'Answers the errors of a create with an HTML page.',
    violates: ['ERROR-01', 'HTTP-03'],
    operations: [windows.create],
    breaks: sending('text/html', page),
  },
  {
    name: 'error-is-text',
    does: 'Answers the errors of an update with a line of text.',
    violates: ['ERROR-01', 'HTTP-03'],
    operations: [macos.update],
    breaks: sending('text/plain', (status) => `Error ${status}`),
  },
  {
    name: 'error-is-empty',
    does: 'Answers the errors of a create without a body.',
    violates: ['ERROR-01'],
    operations: [macos.create],
    breaks: sending('application/json', () => undefined),
  },
  {
    name: 'error-is-cut-off',
    does: 'Answers the errors of an update with JSON that is not complete.',
    violates: ['ERROR-01'],
    operations: [windows.update],
    breaks: sending('application/json', () => '{"error":{"code":"BadRequest","message":"'),
  },
  {
    name: 'error-401-is-html',
    does: 'Has a gateway that answers 401 with an HTML page.',
    violates: ['ERROR-01', 'HTTP-03'],
    operations: [macos.update],
    breaks: sending('text/html', page, 401),
  },
  {
    name: 'error-405-is-empty',
    does: 'Answers methods that are not allowed without a body.',
    violates: ['ERROR-01'],
    operations: creates,
    breaks: sending('application/json', () => undefined, 405),
  },
  {
    name: 'error-404-is-empty',
    does: 'Answers 404 without a body.',
    violates: ['ERROR-01'],
    operations: gets,
    breaks: sending('application/json', () => undefined, 404),
  },
  {
    name: 'error-is-an-empty-list',
    does: 'Answers the errors of a delete with an empty list.',
    violates: ['ERROR-01'],
    operations: deletes,
    breaks: describing(() => ({ value: [] })),
  },
  {
    name: 'error-without-code',
    does: 'Leaves the code out of errors.',
    violates: ['ERROR-01'],
    operations: [windows.update],
    breaks: describing(({ message }) => ({ error: { message } })),
  },
  {
    name: 'error-code-is-number',
    does: 'Answers the status as the code of an error.',
    violates: ['ERROR-01'],
    operations: [macos.create],
    breaks: describing(({ status, message }) => ({ error: { code: status, message } })),
  },
  {
    name: 'error-code-is-null',
    does: 'Answers null as the code of an error.',
    violates: ['ERROR-01'],
    operations: [windows.create],
    breaks: describing(({ message }) => ({ error: { code: null, message } })),
  },
  {
    name: 'error-without-message',
    does: 'Leaves the message out of errors.',
    violates: ['ERROR-01'],
    operations: [windows.create],
    breaks: describing(({ code }) => ({ error: { code } })),
  },
  {
    name: 'error-message-is-empty',
    does: 'Answers errors with an empty message.',
    violates: ['ERROR-01'],
    operations: [macos.update],
    breaks: describing(({ code }) => ({ error: { code, message: '' } })),
  },
  {
    name: 'error-message-is-object',
    does: 'Answers the message as an object with its language, as OData 3 did.',
    violates: ['ERROR-01'],
    operations: [macos.create],
    breaks: describing(({ code, message }) => ({ error: { code, message: { lang: 'en-US', value: message } } })),
  },
  {
    name: 'error-is-bare-string',
    does: 'Answers the message of an error as a JSON string.',
    violates: ['ERROR-01'],
    operations: [windows.create],
    breaks: describing(({ message }) => message),
  },
  {
    name: 'error-is-oauth',
    does: 'Answers errors as an OAuth server does.',
    violates: ['ERROR-01'],
    operations: [macos.update],
    breaks: describing(({ code, message }) => ({ error: code, error_description: message })),
  },
  {
    name: 'error-is-a-list-of-errors',
    does: 'Answers errors as a list.',
    violates: ['ERROR-01'],
    operations: [macos.create],
    breaks: describing(({ code, message }) => ({ errors: [{ code, message }] })),
  },
  {
    name: 'error-is-problem-details',
    does: 'Answers errors as the problem details of a web framework.',
    violates: ['ERROR-01'],
    operations: [windows.update],
    breaks: describing(({ status, message }) => ({ type: 'about:blank', title: message, status, errors: {} })),
  },
  {
    name: 'error-is-not-wrapped',
    does: 'Answers code and message without the object "error" around them.',
    violates: ['ERROR-01'],
    operations: writes,
    breaks: describing(({ code, message }) => ({ code, message })),
  },
  {
    name: 'error-is-in-pascal-case',
    does: 'Answers Error, Code and Message.',
    violates: ['ERROR-01'],
    operations: [windows.update],
    breaks: describing(({ code, message }) => ({ Error: { Code: code, Message: message } })),
  },
];
