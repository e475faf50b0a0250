import { type Case, on, requirement, type Seen, seenExchanges } from '../runner/index.ts';
import { type Exchange, isWeather, objectIn } from '../target/index.ts';
import { holds } from '../verdicts/index.ts';
import { codeShownIn } from './code-shown.ts';
import { isToBeRefused } from './to-be-refused.ts';

const refusals = ({ exchange: { answer } }: Seen<Exchange>): boolean =>
  answer !== undefined && answer.status >= 400 && answer.status < 500 && !isWeather(answer);

/** Requests for something unknown, so that reads and deletes have a refusal to show as well. */
const unknownItem = (operation: Case['operation']): readonly Case[] =>
  operation.kind === 'get' || operation.kind === 'delete'
    ? [
        {
          key: `${operation.id}/unknown-id`,
          operation,
          part: 'refusals',
          words: 'the id is unknown',
          base: 'none',
          place: 'unknown-item',
        },
        {
          key: `${operation.id}/malformed-id`,
          operation,
          part: 'refusals',
          words: 'the id is a word',
          base: 'none',
          place: 'unknown-item',
          unknownId: 'not-an-id',
          rare: true,
        },
      ]
    : [];

requirement<Exchange>('ERROR-01', {
  on: on.every,
  needsOwn: false,
  after: 'misuse',
  borrows: 'all',
  looksFor: isToBeRefused,
  cases: unknownItem,
  sees: (history, { operation }) => seenExchanges(history, operation.id).filter(refusals),
  judge: ({ answer }) => {
    const body = objectIn(answer);
    const status = answer?.status;
    holds(body !== undefined, `The ${status} answer has no JSON object as its body`, {
      expected: '{"error":{"code":"…","message":"…"}}',
      actual: answer?.text.slice(0, 200),
    });
    const { error } = body;
    holds(
      typeof error === 'object' && error !== null && !Array.isArray(error),
      `The ${status} answer has no object "error"`,
      { property: 'error', expected: 'an object', actual: error },
    );
    const { code, message } = error as { code?: unknown; message?: unknown };
    holds(typeof code === 'string', `The ${status} answer has no text as error.code`, {
      property: 'error.code',
      expected: 'text',
      actual: code,
    });
    holds(typeof message === 'string' && message !== '', `The ${status} answer has no text as error.message`, {
      property: 'error.message',
      expected: 'text that is not empty',
      actual: message,
    });
    return undefined;
  },
});

requirement<Exchange>('ERROR-02', {
  on: on.every,
  needsOwn: false,
  after: 'misuse',
  borrows: 'all',
  looksFor: isToBeRefused,
  sees: (history, { operation }) =>
    seenExchanges(history, operation.id).filter(
      ({ exchange: { answer } }) => answer !== undefined && answer.status >= 400,
    ),
  judge: ({ answer }) => {
    const shown = codeShownIn(answer?.text ?? '', answer?.json);
    holds(shown === undefined, `The ${answer?.status} answer shows ${shown?.what}: ${shown?.text}`, {
      expected: 'no insight into the code',
      actual: shown?.text,
    });
    return undefined;
  },
});

/** 501 is the right answer to a method that is not there (HTTP-01), and ROUTE-01's matter where the route is not. */
const saysNotImplemented = ({ request, answer }: Exchange, method: string): boolean =>
  answer?.status === 501 && request.method !== method;

/** Failures that say nothing about what the request does to the service. */
const notItsOwn: ReadonlySet<string> = new Set(['DEADLINE', 'LOST_ANSWER', 'TARGET_DOWN', 'TOKEN', 'TOO_LARGE']);

requirement<Exchange>('ERROR-03', {
  on: on.every,
  needsOwn: false,
  after: 'misuse',
  borrows: 'all',
  judgesFailures: true,
  sees: (history, { operation }) =>
    seenExchanges(history, operation.id).filter(({ exchange }) => !notItsOwn.has(exchange.failure?.code ?? '')),
  judge: (exchange, { operation }) => {
    const { answer, failure } = exchange;
    holds(failure === undefined, `No usable answer: ${failure?.message}`, {
      expected: 'an answer',
      actual: failure?.code,
    });
    const broken =
      answer !== undefined &&
      answer.status >= 500 &&
      !isWeather(answer) &&
      !saysNotImplemented(exchange, operation.method);
    holds(!broken, `The request is answered with ${answer?.status}`, {
      expected: 'no 5xx',
      actual: `${answer?.status}`,
    });
    return undefined;
  },
});
