import { createCourier, type Errand } from './courier.ts';
import {
  type Answer,
  type Exchange,
  type Failure,
  isWeather,
  isWrite,
  type Outcome,
  type OutgoingRequest,
} from './exchange.ts';
import type { Governor, Waited } from './governor.ts';
import { createKeeping } from './kept-answer.ts';
import { createDoubt, type Doubt, type FindArrival } from './lost-answer.ts';
import { bodyOf, headersOf, type RequestHeaders } from './recorded.ts';
import type { Redactor } from './redact.ts';
import { signOfLife } from './sign-of-life.ts';
import { mayBeTheEnd } from './suspicion.ts';
import { createTokenKeeper } from './token-keeper.ts';
import type { TokenSource } from './tokens/index.ts';
import { sendOnce } from './transport.ts';
import { createWeather } from './weather.ts';

export interface Client {
  send(request: OutgoingRequest): Promise<Exchange>;
  /** Everything sent so far, in the order of the answers. */
  readonly exchanges: readonly Exchange[];
  /** How often the service asked to wait (429, 503, 504). */
  readonly throttled: number;
  /** How long requests were held back. */
  readonly waited: Waited;
  /**
   * Asks a target that did not answer any more for a sign of life once again, and sends to it again if there is one: who
   * has left something there wants to remove it, however late.
   */
  resume(): Promise<void>;
}

export interface ClientOptions {
  readonly tokens: TokenSource;
  /** The writer's token in messages, such as `GRAPH_TOKEN`. */
  readonly tokenName: string;
  /** Whose tokens may only read. */
  readonly reader: TokenSource | undefined;
  readonly governor: Governor;
  /** How long the governor has held requests back. */
  readonly waited: () => Waited;
  readonly redact: Redactor;
  /** A request without a complete answer after this many milliseconds has failed. */
  readonly deadlineMs: number;
  /** How long one request may wait for better weather in all, in milliseconds. */
  readonly patienceMs: number;
  /** How long all requests together may be held back by the weather, in milliseconds. */
  readonly totalWaitMs: number;
  /** Milliseconds a target that went down gets to come back. */
  readonly restartMs: number;
  /** Any address of the target: whatever it answers there is a sign of life. */
  readonly heartbeat: string;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Whether a property is one of the contract's: of long answers others are not kept. All are unless given. */
  readonly isDeclared?: (name: string) => boolean;
  /** Looks for what a POST without an answer may have created; without it every POST is sent again. */
  readonly arrival?: FindArrival;
}

/** What became of a request, with the token it carried last. */
interface Delivered {
  readonly outcome: Outcome;
  readonly token: string;
  /** How often it was sent. */
  readonly attempts: number;
}

const question = (url: string): OutgoingRequest => ({
  operation: '',
  purpose: 'asks whether the token is still good',
  method: 'GET',
  url,
  credential: 'writer',
  contentType: undefined,
  body: undefined,
});

const isRefused = ({ outcome }: Delivered): boolean => 'answer' in outcome && outcome.answer.status === 401;

/** 429 says that nothing was done; of the other two nobody knows. */
const mayNotFollow = async ({ status }: Answer, doubt: Doubt): Promise<Failure | undefined> =>
  status === 429 ? undefined : doubt.mayNotRepeat(`answer ${status}`);

/** The client all requests of a run go through. Never throws for anything the target does. */
export const createClient = (options: ClientOptions): Client => {
  const { governor, waited, redact, deadlineMs, restartMs, heartbeat, concurrency } = options;
  const exchanges: Exchange[] = [];
  const keep = createKeeping(options.isDeclared ?? (() => true));
  let started = 0;

  const courier = createCourier({
    concurrency,
    restartMs,
    admit: ({ method }) => governor.admit(isWrite(method)),
    async knock() {
      const outcome = await sendOnce({ ...signOfLife(heartbeat, deadlineMs), redact });
      return 'answer' in outcome || !mayBeTheEnd(outcome.failure);
    },
  });
  const weather = createWeather(options);
  const keeper = createTokenKeeper({
    writer: options.tokens,
    reader: options.reader,
    name: options.tokenName,
    ask: (url) => record(question(url), deliver),
  });

  const deliver = async (request: OutgoingRequest, headers: RequestHeaders): Promise<Delivered> => {
    const { length } = exchanges;
    const doubt = createDoubt(request, () => exchanges.slice(0, length), options.arrival);
    const patience = weather.patience();
    let token = '';
    let attempts = 0;
    const errand: Errand = {
      async send(fresh) {
        const held = await keeper.token(request.credential);
        if (typeof held !== 'string') return { failure: held };
        token = held;
        attempts++;
        return sendOnce({ request, headers: headers.sent(token), redact, deadlineMs, fresh });
      },
      mayNotRepeat: doubt.mayNotRepeat,
    };
    for (;;) {
      const outcome = await courier.deliver(request, errand);
      if ('failure' in outcome || !isWeather(outcome.answer))
        return { outcome: doubt.trusted(outcome), token, attempts };
      const again = patience.after(outcome.answer);
      if (again === false) return { outcome, token, attempts };
      const failure = again === true ? await mayNotFollow(outcome.answer, doubt) : again;
      if (failure !== undefined) return { outcome: { failure }, token, attempts };
    }
  };

  /** One 401 may mean that the token is too old, which is no fault of the target. */
  const deliverWithGoodToken: typeof deliver = async (request, headers) => {
    const first = await deliver(request, headers);
    if (request.credential !== 'writer' || !isRefused(first)) return first;
    const again = (await keeper.renew(first.token)) ? await deliver(request, headers) : undefined;
    const last = again === undefined ? first : { ...again, attempts: first.attempts + again.attempts };
    if (!isRefused(last)) return last;
    const failure = await keeper.examine();
    return failure === undefined ? last : { ...last, outcome: { failure } };
  };

  const record = async (request: OutgoingRequest, how: typeof deliver): Promise<Exchange> => {
    const number = ++started;
    const headers = headersOf(request);
    const begin = performance.now();
    const { outcome, attempts } = await how(request, headers);
    const exchange: Exchange = {
      number,
      operation: request.operation,
      purpose: request.purpose,
      request: { method: request.method, url: request.url, headers: headers.recorded, ...bodyOf(request) },
      ...keep(outcome),
      durationMs: performance.now() - begin,
      attempts,
    };
    keeper.note(request, exchange.answer);
    exchanges.push(exchange);
    return exchange;
  };

  return {
    exchanges,
    get throttled() {
      return weather.answers;
    },
    get waited() {
      return waited();
    },
    send: (request) => record(request, deliverWithGoodToken),
    resume: () => courier.resume(),
  };
};
