import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { authorizationOf } from './credentials.ts';
import { isWrite, type OutgoingRequest, type RecordedRequest } from './exchange.ts';

type Headers = Readonly<Record<string, string>>;

/** The headers of a request: as they are sent, and as they are recorded, without the token. */
export interface RequestHeaders {
  /** @param token of whom the request claims to come from; '' where it needs none */
  sent(token: string): Headers;
  readonly recorded: Headers;
}

/** The headers of a request, the same however often it is sent. */
export const headersOf = (request: OutgoingRequest): RequestHeaders => {
  const authorization = authorizationOf(request.credential);
  const empty = request.body === undefined || request.body.length === 0;
  const plain: Record<string, string> = {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'client-request-id': randomUUID(),
  };
  if (request.contentType !== undefined) plain['content-type'] = request.contentType;
  if (empty && isWrite(request.method)) plain['content-length'] = '0';
  return {
    sent(token) {
      return authorization === undefined ? plain : { ...plain, authorization: authorization.send(token) };
    },
    recorded: authorization === undefined ? plain : { ...plain, authorization: authorization.show },
  };
};

/** The body as it is recorded: bytes that are no UTF-8 in base64, too. */
export const bodyOf = ({ body }: OutgoingRequest): Pick<RecordedRequest, 'body' | 'bodyBase64'> => {
  if (body === undefined) return {};
  const bytes = Buffer.from(body);
  const text = { body: bytes.toString('utf8') };
  return isUtf8(bytes) ? text : { ...text, bodyBase64: bytes.toString('base64') };
};
