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

/** The bytes of the body; undefined where there are too many, and then the connection is closed. */
const bytesOf = async (response: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    // To leave the loop destroys the stream, and the connection with it.
    if (length > answerLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

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
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
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
  const packed = received.length > 0 && /^(x-)?gzip$/i.test(headers['content-encoding'] ?? '');
  const bytes = packed ? await unpack(received) : received;
  if (!Buffer.isBuffer(bytes)) return bytes;
  const text = redact(bytes.toString('utf8'));
  return { answer: { status: response.statusCode ?? 0, headers, text, json: parse(text) } };
};
