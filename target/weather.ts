import type { Answer, Failure } from './exchange.ts';
import type { Governor, Waited } from './governor.ts';
import { waitAfter } from './retry-after.ts';

export interface WeatherOptions {
  readonly governor: Governor;
  /** How long requests were held back so far. */
  readonly waited: () => Waited;
  /** How long one request may wait in all, in milliseconds. */
  readonly patienceMs: number;
  /** How long all requests together may be held back, in milliseconds. */
  readonly totalWaitMs: number;
}

/** The times at which a target says that it cannot answer now: 429, 503 and 504. */
export interface Weather {
  /** How often it said so. */
  readonly answers: number;
  /** How long a request has patience, when it is sent for the first time. */
  patience(): Patience;
}

export interface Patience {
  /**
   * Holds everything back for as long as an answer asks, or backs off.
   *
   * @returns whether to send the request again; a failure where the whole run has waited long enough
   */
  after(answer: Answer): boolean | Failure;
}

const minutes = (ms: number): string => `${Number((ms / 60_000).toFixed(1))} min`;

export const createWeather = ({ governor, waited, patienceMs, totalWaitMs }: WeatherOptions): Weather => {
  let answers = 0;
  let over: Failure | undefined;

  const tooMuch = (wait: number): boolean => waited().weather + wait > totalWaitMs;

  return {
    get answers() {
      return answers;
    },
    patience() {
      const end = performance.now() + patienceMs;
      let retries = 0;
      return {
        after(answer) {
          answers++;
          if (over !== undefined) return over;
          const wait = waitAfter(answer, retries++);
          if (performance.now() + wait > end) return false;
          if (tooMuch(wait)) {
            const message = `the target answers 429, 503 or 504 so often that the run would wait for more than ${minutes(totalWaitMs)} in all, which is its limit`;
            over = { code: 'OUT_OF_TIME', message };
            return over;
          }
          governor.pause(wait);
          return true;
        },
      };
    },
  };
};
