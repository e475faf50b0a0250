import type { Answer, Exchange } from '../../target/index.ts';

/** An answer as it was recorded; a body that is no text is sent as JSON. */
export const answerWith = (
  status: number,
  body: unknown = '',
  headers: Readonly<Record<string, string>> = {},
): Answer => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers, text, json: typeof body === 'string' ? undefined : body };
};

const request: Exchange['request'] = { method: 'POST', url: 'http://127.0.0.1/things', headers: {} };

/** A recorded exchange, by hand: what came back, and what else is special about it. */
export const exchangeWith = (status: number, body?: unknown, special: Partial<Exchange> = {}): Exchange => ({
  number: 1,
  operation: 'createThing',
  purpose: 'a request',
  request,
  answer: answerWith(status, body),
  durationMs: 1,
  attempts: 1,
  ...special,
});

/** A recorded exchange in which no answer came. */
export const failedExchange = (code: string, special: Partial<Exchange> = {}): Exchange => ({
  number: 1,
  operation: 'createThing',
  purpose: 'a request',
  request,
  failure: { code, message: `failed with ${code}` },
  durationMs: 1,
  attempts: 1,
  ...special,
});
