import { marksIn } from '../generators/index.ts';
import type { Entity, Operation } from '../schemas/index.ts';
import { type Client, type Credential, type Exchange, isSuccess, objectIn } from '../target/index.ts';
import type { Intent, Journal } from './journal.ts';
import { placeIn } from './place-in.ts';

/** A request on a collection or an object in it. */
export interface Call {
  readonly operation: Operation;
  readonly purpose: string;
  readonly url: string;
  readonly method?: string;
  readonly credential?: Credential;
  readonly contentType?: string | undefined;
  readonly body?: string | Uint8Array | undefined;
  /** Readers may choke on the body. */
  readonly hostile?: boolean;
  /** The mark of the request; the body carries it wherever there is a text for it. */
  readonly mark?: string;
  /** The payload, where it has to do without a mark. */
  readonly verbatim?: Readonly<Record<string, unknown>>;
}

export interface CallerOptions {
  readonly entity: Entity;
  /** The service root, without a slash at the end. */
  readonly base: string;
  readonly client: Pick<Client, 'send'>;
  readonly journal: Journal;
  /** The ids that all listings so far have shown; undefined while none was complete. */
  readonly listed: () => ReadonlySet<string> | undefined;
}

const mediaType = 'application/json';

/**
 * The payload of a body that has no mark though it should: the only text that could carry one is what the request is
 * about. What it creates is told by its values then.
 */
const unmarkedIn = ({ mark, body }: Call): Call['verbatim'] => {
  if (mark === undefined || typeof body !== 'string') return undefined;
  try {
    const payload: unknown = JSON.parse(body);
    const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
    if (!isObject || Object.keys(payload).length === 0 || marksIn(payload).length > 0) return undefined;
    return payload as Call['verbatim'];
  } catch {
    return undefined;
  }
};

/**
 * Whether it is known what a request has made. What was not sent, because nobody answered any more, has made nothing; an
 * answer that cannot be read may be that of a new object.
 */
const isSettled = ({ answer, attempts }: Exchange): boolean =>
  attempts === 0 || (answer !== undefined && (!isSuccess(answer) || typeof objectIn(answer)?.id === 'string'));

/** Sends requests, and notes in the journal beforehand those that may create an object. */
export const createCaller = ({ entity, base, client, journal, listed }: CallerOptions) => {
  const send = (request: Call, method: string): Promise<Exchange> =>
    client.send({
      operation: request.operation.id,
      purpose: request.purpose,
      method,
      url: request.url,
      credential: request.credential ?? 'writer',
      contentType: 'contentType' in request ? request.contentType : request.body === undefined ? undefined : mediaType,
      body: request.body,
      hostile: request.hostile ?? false,
    });

  const intentOf = (request: Call): Intent => {
    const { url, mark, verbatim = unmarkedIn(request) } = request;
    const known = listed();
    return {
      collection: placeIn(entity, base, url)?.collection ?? url,
      ...(mark === undefined ? {} : { mark }),
      ...(verbatim === undefined
        ? {}
        : { verbatim: { payload: verbatim, ...(known === undefined ? {} : { stoodBefore: [...known] }) } }),
    };
  };

  const sendNew = async (request: Call, method: string): Promise<Exchange> => {
    const answered = journal.intend(intentOf(request));
    const exchange = await send(request, method);
    if (isSettled(exchange)) answered();
    return exchange;
  };

  /** A service may bring back what was deleted: until the answer says otherwise, the object is there again. */
  const sendToGone = async (request: Call, method: string): Promise<Exchange> => {
    const { url } = request;
    journal.add({ url, id: placeIn(entity, base, url)?.id ?? '', entity: entity.name });
    const exchange = await send(request, method);
    if (exchange.answer !== undefined && !isSuccess(exchange.answer)) journal.remove(url);
    return exchange;
  };

  return (request: Call): Promise<Exchange> => {
    const method = request.method ?? request.operation.method;
    if (method === 'GET' || method === 'DELETE') return send(request, method);
    if (method === 'POST' || !journal.knows(request.url)) return sendNew(request, method);
    return journal.isGone(request.url) ? sendToGone(request, method) : send(request, method);
  };
};
