import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Outcome } from './exchange.ts';
import { type Redactor, redactHeaders } from './redaction/index.ts';

/** Bytes of an answer that are read at most, packed as well as unpacked. */
export const answerLimit = 10_000_000;

const tooLarge: Outcome = {
  failure: { code: 'TOO_LARGE', message: `the answer is larger than ${answerLimit / 1_000_000} MB` },
};

const prematureClose = (): Error => Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });

/** The bytes of the body; undefined where there are too many, and then the connection is closed. */
const bytesOf = (response: IncomingMessage): Promise<Buffer | undefined> =>
  // By its events: to iterate over a stream takes several times as long for the one chunk that most answers are.
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    if (response.destroyed) {
      reject(response.errored ?? prematureClose());
      return;
    }
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= answerLimit) return;
      resolve(undefined);
      response.destroy();
    });
    response.once('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    response.once('error', reject);
    response.once('close', () => {
      if (!response.readableEnded) reject(response.errored ?? prematureClose());
    });
  });

/** The unpacked bytes, or why there are none: a few packed bytes can hold gigabytes, or nothing that can be read. */
const unpack = async (bytes: Buffer): Promise<Buffer | Outcome> => {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: answerLimit });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge;
    return {
      failure: { code: 'UNREADABLE', message: `the answer says Content-Encoding: gzip and is not: ${message}` },
    };
  }
};

const parse = (text: string): unknown => {
  // Half of all answers have no body, and an exception takes longer than all the rest of reading.
  if (text === '') return undefined;
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
};

/**
 * Reads an answer to its end, but not for ever: an answer without end must not fill the memory.
 *
 * @throws Error with Node's code where the connection breaks meanwhile
 */
export const readAnswer = async (response: IncomingMessage, redact: Redactor): Promise<Outcome> => {
  const received = await bytesOf(response);
  if (received === undefined) return tooLarge;
  const headers = redactHeaders(response.headers, redact);
  const encoding = headers['content-encoding'];
  const packed = encoding !== undefined && received.length > 0 && /^(x-)?gzip$/i.test(encoding);
  const bytes = packed ? await unpack(received) : received;
  if (!Buffer.isBuffer(bytes)) return bytes;
  const text = redact(bytes.toString('utf8'));
  return { answer: { status: response.statusCode ?? 0, headers, text, json: parse(text) } };
};
