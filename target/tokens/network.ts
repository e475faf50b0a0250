import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { TokenError } from './token-error.ts';

interface Question {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: Readonly<Record<string, unknown>>;
}

const usualDeadlineMs = 30_000;
/** Answers of token services have a few kilobytes; a longer one is none. */
const longestAnswer = 1_000_000;

const exchange = async ({ method, url, headers, body }: Question, ca: string | undefined, signal: AbortSignal) => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    // A connection of its own: the next request is most of an hour away.
    const call = request(url, { method, headers, signal, agent: false, ...(ca === undefined ? {} : { ca }) }, resolve);
    call.on('error', reject).end(body);
  });
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += chunk.length;
    if (length > longestAnswer) throw new Error(`its answer is longer than ${longestAnswer} bytes`);
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') };
};

const objectIn = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? { ...json } : undefined;
  } catch {
    return undefined;
  }
};

const reasonOf = ({ message, code = '' }: NodeJS.ErrnoException): string => {
  const untrusted = /CERT|ISSUER|SIGNATURE/.test(code);
  const shown = message.includes(code) ? message : `${message} (${code})`;
  return `${shown}${untrusted ? '; NODE_EXTRA_CA_CERTS names further certificates to trust' : ''}`;
};

/**
 * One request to a token service and its answer, over https only. Redirects are not followed: whoever is not meant
 * gets no secret.
 *
 * @param ca certificate authorities in PEM to trust instead of the usual ones
 * @param deadlineMs how long to wait for the whole answer, in milliseconds
 * @throws TokenError if there is no answer in time, or one that is no JSON object.
 */
export const ask = async (
  question: Question,
  ca: string | undefined,
  deadlineMs: number = usualDeadlineMs,
): Promise<Reply> => {
  const { host } = new URL(question.url);
  const deadline = AbortSignal.timeout(deadlineMs);
  const { status, headers, text } = await exchange(question, ca, deadline).catch((error) => {
    const why = deadline.aborted ? `no answer within ${deadlineMs / 1000} s` : reasonOf(error);
    throw new TokenError(`${host} cannot be asked for a token: ${why}.`);
  });
  const json = objectIn(text);
  if (json === undefined) throw new TokenError(`${host} answered ${status} with something that is no JSON object.`);
  const plain = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
  return { status, headers: Object.fromEntries(plain), json };
};
