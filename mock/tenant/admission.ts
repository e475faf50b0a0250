import type { Call } from '../behaviour.ts';
import type { Variant } from '../catalogue.ts';
import { tokenOf, unauthorized } from '../steps/access.ts';

/** What a token is good for now. */
export type Admission = 'writer' | 'expired' | 'unknown';

/** Takes the tokens of a token service, beside the reader token of the mock. */
export function admitting(admission: (token: string) => Admission): Variant['changes'] {
  return ({ authenticate, authorize }) => {
    const ask = (call: Call): Admission => {
      const token = tokenOf(call);
      return token === undefined ? 'unknown' : admission(token);
    };
    return {
      authenticate: (call) => {
        const admitted = ask(call);
        if (admitted === 'writer') return;
        if (admitted === 'expired') throw unauthorized('Lifetime validation failed, the token is expired.');
        authenticate(call);
      },
      authorize: (call) => {
        if (ask(call) !== 'writer') authorize(call);
      },
    };
  };
}
