import type { Fault } from '../../catalogue.ts';
import { macos, windows, writes } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';

type Breaks = Fault['breaks'];

/** Lets in bodies that are declared as one of these media types, or not declared. */
function admitting(...types: readonly string[]): Breaks {
  return ({ checkMediaType }) => ({
    checkMediaType: (call) => {
      const declared = call.headers['content-type'] ?? '';
      if (!types.some((type) => declared.startsWith(type))) checkMediaType(call);
    },
  });
}

/** Declares answers as another media type; `undefined` for none at all. */
function declaring(type: string | undefined, when: (status: number) => boolean): Breaks {
  return ({ serialise }) => ({
    serialise: (call, answer) => {
      const reply = serialise(call, answer);
      if (!when(reply.status)) return reply;
      const { 'Content-Type': _, ...headers } = reply.headers;
      return { ...reply, headers: type === undefined ? headers : { ...headers, 'Content-Type': type } };
    },
  });
}

const success = (status: number) => status < 300;
const error = (status: number) => status >= 400;

/** Media types, asked for and given. */
export const mediaFaults: readonly Fault[] = [
  {
    name: 'media-any-type-creates',
    does: 'Reads JSON from a body of any declared type.',
    violates: ['HTTP-02'],
    operations: [windows.create],
    breaks: () => ({ checkMediaType: () => undefined }),
  },
  {
    name: 'media-any-type-updates',
    does: 'Reads JSON from an update of any declared type.',
    violates: ['HTTP-02'],
    operations: [macos.update],
    breaks: () => ({ checkMediaType: () => undefined }),
  },
  {
    name: 'media-form-creates',
    does: 'Reads JSON from a body that is declared as a form.',
    violates: ['HTTP-02'],
    operations: [macos.create],
    breaks: admitting('application/x-www-form-urlencoded', 'multipart/form-data'),
  },
  {
    name: 'media-text-updates',
    does: 'Reads JSON from a body that is declared as plain text.',
    violates: ['HTTP-02'],
    operations: [windows.update],
    breaks: admitting('text/'),
  },
  {
    name: 'media-wrong-type-answers-500',
    does: 'Breaks with 500 on a body that is not declared as JSON.',
    violates: ['HTTP-02', 'ERROR-03'],
    operations: [windows.update],
    breaks: ({ checkMediaType }) => ({
      checkMediaType: (call) => {
        try {
          checkMediaType(call);
        } catch {
          throw new Refusal(500, 'InternalServerError', 'No MediaTypeFormatter is available to read the body.');
        }
      },
    }),
  },
  {
    name: 'media-answers-text',
    does: 'Declares the answer to a create as plain text.',
    violates: ['HTTP-03'],
    operations: [windows.create],
    breaks: declaring('text/plain; charset=utf-8', success),
  },
  {
    name: 'media-answers-html',
    does: 'Declares the answer to an update as HTML.',
    violates: ['HTTP-03'],
    operations: [macos.update],
    breaks: declaring('text/html', success),
  },
  {
    name: 'media-answers-without-type',
    does: 'Does not declare what the answer to a create is.',
    violates: ['HTTP-03'],
    operations: [macos.create],
    breaks: declaring(undefined, success),
  },
  {
    name: 'media-lists-octets',
    does: 'Declares lists as a stream of octets.',
    violates: ['HTTP-03'],
    operations: [windows.list],
    breaks: declaring('application/octet-stream', success),
  },
  {
    name: 'media-gets-xml',
    does: 'Declares an object as Atom, although it is JSON.',
    violates: ['HTTP-03'],
    operations: [macos.get],
    breaks: declaring('application/atom+xml', success),
  },
  {
    name: 'media-errors-are-text',
    does: 'Declares errors as plain text, although they are JSON.',
    violates: ['HTTP-03', 'ERROR-01'],
    operations: [windows.update],
    breaks: declaring('text/plain', error),
  },
  {
    name: 'media-errors-are-problems',
    does: 'Declares errors as application/problem+json.',
    violates: ['HTTP-03'],
    operations: writes,
    breaks: declaring('application/problem+json', error),
  },
];
