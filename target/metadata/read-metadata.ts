import type { IncomingMessage } from 'node:http';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Contract } from '../../schemas/index.ts';
import { type Cache, createCache, isEntityTag } from './cache.ts';
import type { Csdl } from './csdl.ts';
import { fetchDocument } from './fetch.ts';
import { type Interest, interestOf } from './interest.ts';
import { limit } from './limit.ts';
import { readCsdl } from './read-csdl.ts';
import { Unreadable } from './unreadable.ts';

export interface MetadataOptions {
  /** Where to keep what was read, for the next time; nowhere unless given. */
  readonly cacheFolder?: string;
  /** Milliseconds until all has to be there; 60 s unless given. */
  readonly deadlineMs?: number;
  /** Bytes that are read at most, packed as well as unpacked; 64 MB unless given. */
  readonly sizeLimit?: number;
}

/** The metadata of a service, or one sentence on why there are none. */
export type Metadata = { readonly url: string } & (
  | {
      readonly csdl: Csdl;
      /** Whether the service said that they are what they were the last time. */
      readonly unchanged: boolean;
      /** Why they could not be kept for the next time. */
      readonly notKept?: string;
    }
  | { readonly problem: string }
);

const unpackers: Readonly<Record<string, () => Transform>> = {
  '': () => new PassThrough(),
  identity: () => new PassThrough(),
  gzip: createGunzip,
  'x-gzip': createGunzip,
};

const meanings: Readonly<Record<number, string>> = {
  401: ': it is asked for without a token only',
  403: ': it is asked for without a token only',
  404: ': the service publishes no metadata',
};

/** @throws Unreadable unless the answer says that it is XML, or nothing about that */
const assertXml = ({ statusCode, headers }: IncomingMessage): void => {
  if (statusCode !== 200) throw new Unreadable(`answered ${statusCode}${meanings[statusCode ?? 0] ?? ''}`);
  const [type = ''] = (headers['content-type'] ?? 'application/xml').split(';');
  if (/^(application|text)\/([^\s/]+\+)?xml$/i.test(type.trim())) return;
  throw new Unreadable(`answered with ${type.trim()}, which is no XML`);
};

const parse = async (response: IncomingMessage, interest: Interest, sizeLimit: number) => {
  assertXml(response);
  const packing = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  const unpack = Object.hasOwn(unpackers, packing) ? unpackers[packing] : undefined;
  if (unpack === undefined) throw new Unreadable(`is packed as ${packing}, which nobody asked for`);
  return pipeline(response, limit(sizeLimit), unpack(), limit(sizeLimit), (source: AsyncIterable<Buffer>) =>
    readCsdl(source, interest),
  );
};

const read = async (url: URL, interest: Interest, cache: Cache | undefined, sizeLimit: number, signal: AbortSignal) => {
  const cached = await cache?.read();
  const response = await fetchDocument(url, cached?.etag, signal);
  try {
    if (cached !== undefined && response.statusCode === 304) return { csdl: cached.csdl, unchanged: true };
    const csdl = await parse(response, interest, sizeLimit);
    const { etag } = response.headers;
    const notKept = isEntityTag(etag) ? await cache?.write({ etag, csdl }) : undefined;
    return { csdl, unchanged: false, ...(notKept === undefined ? {} : { notKept }) };
  } finally {
    response.destroy();
  }
};

/** What went wrong as a predicate of the address; undefined for what is no fault of the service or the way to it. */
const predicateOf = (error: unknown, signal: AbortSignal, deadlineMs: number): string | undefined => {
  if (error instanceof Unreadable) return error.message;
  if (signal.aborted) return `gave no complete answer within ${deadlineMs / 1000} s`;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return undefined;
  if (code.startsWith('Z_')) return `says Content-Encoding: gzip and is not: ${message}`;
  return `cannot be read: ${message || code}`;
};

/**
 * Reads `$metadata` of a service as it arrives, without a token, and keeps what the contract speaks of.
 *
 * @param root the service root with version
 */
export const readMetadata = async (root: URL, contract: Contract, options: MetadataOptions = {}): Promise<Metadata> => {
  const { cacheFolder, deadlineMs = 60_000, sizeLimit = 64_000_000 } = options;
  const url = new URL(`${root.href.replace(/\/$/, '')}/$metadata`);
  const interest = interestOf(contract);
  const cache = cacheFolder === undefined ? undefined : createCache(cacheFolder, url, interest);
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    return { url: url.href, ...(await read(url, interest, cache, sizeLimit, signal)) };
  } catch (error) {
    const predicate = predicateOf(error, signal, deadlineMs);
    if (predicate === undefined) throw error;
    return { url: url.href, problem: `${url.href} ${predicate}.` };
  }
};
