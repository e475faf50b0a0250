import { STATUS_CODES } from 'node:http';
import { archivedBody } from './body.ts';
import type { Recording } from './recording.ts';

/** HAR's word for "not known". */
const unknown = -1;

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

function pairs(headers: Readonly<Record<string, string>>): readonly NamedValue[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function query(url: string): readonly NamedValue[] {
  if (!URL.canParse(url)) return [];
  return [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
}

function requestOf({ request: { method, url, headers, body, bodyBase64 } }: Recording) {
  const sent = body === undefined ? undefined : archivedBody(body);
  const bytes = bodyBase64 === undefined ? sent?.size : Buffer.from(bodyBase64, 'base64').length;
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(headers),
    queryString: query(url),
    headersSize: unknown,
    bodySize: bytes ?? 0,
    ...(sent === undefined
      ? {}
      : {
          postData: {
            mimeType: headers['content-type'] ?? '',
            text: sent.text,
            ...(sent.comment === undefined ? {} : { comment: sent.comment }),
            // HAR has no bytes in requests; names of one's own begin with an underscore.
            ...(bodyBase64 === undefined ? {} : { _base64: archivedBody(bodyBase64).text }),
          },
        }),
  };
}

/** What came; where nothing came, HAR's readers know status 0. */
function responseOf({ answer, failure }: Recording) {
  const { status = 0, headers = {}, text = '' } = answer ?? {};
  const { size, comment, text: kept } = archivedBody(text);
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(headers),
    content: {
      size,
      mimeType: headers['content-type'] ?? '',
      text: kept,
      ...(comment === undefined ? {} : { comment }),
    },
    redirectURL: headers.location ?? '',
    headersSize: unknown,
    bodySize: unknown,
    ...(failure === undefined ? {} : { comment: `no answer: ${failure.message} (${failure.code})` }),
  };
}

function entryOf(recording: Recording) {
  const { startedAt, durationMs, purpose, attempts } = recording;
  return {
    startedDateTime: startedAt,
    time: durationMs,
    request: requestOf(recording),
    response: responseOf(recording),
    cache: {},
    // Only the whole is measured.
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: attempts > 1 ? `${purpose} (sent ${attempts} times)` : purpose,
  };
}

/** All requests of a run as an HTTP Archive 1.2, in the order given. */
export function archive(
  recordings: readonly Recording[],
  creator: { readonly name: string; readonly version: string },
) {
  return { log: { version: '1.2', creator, entries: recordings.map(entryOf) } };
}
