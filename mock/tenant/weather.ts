import type { Call } from '../behaviour.ts';
import type { Variant } from '../catalogue.ts';
import { Refusal } from '../refusal.ts';
import { type Chance, chanceOf } from './chance.ts';
import { retryAfterInTurn } from './retry-after.ts';

/** How often things go wrong, each as a share of all calls from 0 to 1. */
export interface Weather {
  /** 503: nothing is done. */
  readonly unavailable: number;
  /** 504: every other time everything was done, and only the answer came too late. */
  readonly tooLate: number;
  /** The connection is reset after everything was done. */
  readonly cutOff: number;
}

/** What a call is turned away with. */
function turnAway(call: Call, refusal: Refusal) {
  return call.does.refuse(call, refusal);
}

const gatewayTimeout = () => new Refusal(504, 'GatewayTimeout', 'The back end did not answer in time.');

/** Milliseconds that a 503 asks to wait. */
const pauseMs = 300;

function unavailable(share: number, chance: Chance): Variant['changes'] {
  return ({ answer }) => {
    const retryAfter = retryAfterInTurn();
    return {
      answer: (call) => {
        if (!chance(share)) return answer(call);
        const headers = { ...retryAfter(pauseMs) };
        return turnAway(call, new Refusal(503, 'ServiceUnavailable', 'The service is unavailable.', headers));
      },
    };
  };
}

function tooLate(share: number, chance: Chance): Variant['changes'] {
  return ({ answer }) => {
    let times = 0;
    return {
      answer: (call) => {
        if (!chance(share)) return answer(call);
        times += 1;
        if (times % 2 === 0) answer(call);
        return turnAway(call, gatewayTimeout());
      },
    };
  };
}

function cutOff(share: number, chance: Chance): Variant['changes'] {
  return ({ send }) => ({
    send: (call, reply, response) => {
      if (!chance(share)) return send(call, reply, response);
      response.socket?.resetAndDestroy();
    },
  });
}

/** Bad weather that comes in the same order again for the same seed. */
export function weather(shares: Weather, seed: number): readonly Variant['changes'][] {
  return [
    tooLate(shares.tooLate, chanceOf(seed)),
    unavailable(shares.unavailable, chanceOf(seed + 1)),
    cutOff(shares.cutOff, chanceOf(seed + 2)),
  ];
}
