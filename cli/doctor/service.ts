import { type Exchange, objectIn } from '../../target/index.ts';
import { broken, type Diagnosis, misconfigured, note, ok, skipped } from './diagnosis.ts';

/** The code of an error as Graph writes it; undefined for any other answer. Only what is harmless to print. */
export const graphErrorIn = ({ answer }: Exchange): string | undefined => {
  const error = objectIn(answer)?.error;
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code !== 'string' || typeof message !== 'string') return undefined;
  return /^[\w .-]{1,60}$/.test(code) ? code : 'with a code of its own';
};

/** What stands in the way of the service, judged by an answer that is not the service's. */
const between = ({ answer }: Exchange, proxy: string | undefined): string | undefined => {
  if (answer === undefined) return undefined;
  const { status, headers } = answer;
  if (status === 407) return 'a proxy wants to know who we are (407)';
  if (status >= 300 && status < 400) return `somebody sends us elsewhere (${status})`;
  if (/html/i.test(headers['content-type'] ?? '')) return `an HTML page comes instead of an answer (${status})`;
  return proxy !== undefined && headers['proxy-authenticate'] !== undefined ? 'a proxy answers' : undefined;
};

/** Whether Microsoft Graph answers, by what it says to a GET without a token. */
export const judgeDoor = (exchange: Exchange, proxy: string | undefined): Diagnosis => {
  const what = 'service';
  const { answer, failure } = exchange;
  if (failure?.code === 'DEADLINE') {
    return broken(
      what,
      `hangs: ${failure.message}`,
      'The service takes connections and does not answer; look at its own health.',
    );
  }
  if (answer === undefined) {
    return broken(
      what,
      `no answer: ${failure?.message}`,
      'The service takes connections and breaks them; look at its own health.',
    );
  }
  const obstacle = between(exchange, proxy);
  if (obstacle !== undefined) {
    return misconfigured(
      what,
      `a proxy or a sign-in page in between: ${obstacle}`,
      `The suite does not use a proxy${proxy === undefined ? '' : `, though ${proxy} is set`}. Let this machine reach the target directly, and check the service root.`,
    );
  }
  const { status } = answer;
  const code = graphErrorIn(exchange);
  if (code !== undefined && status === 401)
    return ok(what, `refuses a request without a token, as Graph does (401 ${code})`);
  if (code !== undefined && status < 500) {
    return note(
      what,
      `Graph's kind of error, but ${status} (${code}) without a token`,
      'The answer comes before the token is looked at. Requirements on access may fail.',
    );
  }
  if (status >= 500) return broken(what, `answers ${status}`, 'The service is out of order; try again later.');
  if (Array.isArray(objectIn(answer)?.value)) {
    return note(
      what,
      `answers ${status} without a token`,
      'The service lets everybody in. Requirements on access will fail.',
    );
  }
  return misconfigured(
    what,
    `not Microsoft Graph: it answers ${status} without an error as Graph writes it`,
    'Check the service root: it ends with the version, as https://graph.microsoft.com/beta does.',
  );
};

/** Tokens are good for some minutes beyond their times at most, and so are waits that name a time of day. */
const toleratedMs = 5 * 60_000;

/** Whether the clocks here and there agree. */
export const judgeClock = ({ answer }: Exchange, now: Date): Diagnosis => {
  const what = 'clock';
  const there = Date.parse(answer?.headers.date ?? '');
  if (Number.isNaN(there)) return skipped(what, 'the service does not tell its time');
  const aheadMs = now.getTime() - there;
  if (Math.abs(aheadMs) <= toleratedMs) return ok(what, 'agrees with that of the service');
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  return misconfigured(
    what,
    `clock skew: this machine is ${minutes} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'} the service`,
    'Set the clock of this machine by a time server; tokens are refused where clocks differ.',
  );
};
