import { UsageError } from '../usage-error.ts';
import type { AuthBy, Method } from './auth.ts';
import type { Environment } from './azure-cli.ts';
import type { Authority } from './clouds.ts';
import type { Grant } from './grant.ts';
import { workOf } from './methods.ts';
import { TokenError } from './token-error.ts';
import { createVault } from './vault.ts';

/** Where a run takes its token from, as often as it needs one. */
export interface TokenSource {
  /**
   * A token that is good for a while.
   *
   * @throws TokenError, or UsageError if a file is of no use: one sentence without a secret in it.
   */
  token(): Promise<string>;
  /**
   * Another token than the one a service has rejected; undefined if there is none.
   *
   * @throws as `token` does.
   */
  renew(rejected: string): Promise<string | undefined>;
  /** Every secret and every token so far, for the redactor; more come with every renewal. */
  secrets(): readonly string[];
}

/** What a test puts in the place of the world. */
export interface TokenSeams {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Certificate authorities in PEM to trust instead of the usual ones. */
  readonly ca?: string;
  /** Variables of the Azure CLI instead of those of this process. */
  readonly environment?: Environment;
}

interface Held extends Grant {
  /** When to look for another, in milliseconds since 1970. */
  readonly renewAt: number;
}

const minuteMs = 60_000;
const longestMarginMs = 5 * minuteMs;
/** How long to leave a token service alone after a renewal that failed while the old token is still good. */
const pauseMs = minuteMs / 2;
/** A service that rejects a new token so soon will not take a third, however often it is asked. */
const hopelessMs = minuteMs;

/**
 * Gets tokens when they are asked for, keeps them until five minutes or a tenth of their life are left, and asks for
 * one at a time, however many wait for it.
 */
export const createTokenSource = <M extends Method>(
  auth: AuthBy<M>,
  authority: Authority,
  { now = Date.now, ca, environment }: TokenSeams = {},
): TokenSource => {
  const vault = createVault();
  const { secrets, acquire } = workOf(auth);
  for (const secret of secrets(auth)) vault.keep(secret);

  let held: Held | undefined;
  let underWay: Promise<Held> | undefined;
  let lastRenewal = Number.NEGATIVE_INFINITY;

  const withoutSecrets = (error: unknown): unknown => {
    if (error instanceof UsageError) return new UsageError(vault.hide(error.message));
    return error instanceof TokenError ? new TokenError(vault.hide(error.message), error.code) : error;
  };

  const acquireNow = async (): Promise<Held> => {
    try {
      const { token, expiresAt } = await acquire(auth, { authority, ca, environment, now, keep: vault.keep });
      vault.keep(token);
      const life = expiresAt - now();
      if (life <= 0) throw new TokenError('The new token has expired already; check the clock of this machine.');
      held = { token, expiresAt, renewAt: expiresAt - Math.min(longestMarginMs, life / 10) };
      return held;
    } catch (error) {
      throw withoutSecrets(error);
    }
  };

  const acquireOnce = (): Promise<Held> => {
    underWay ??= acquireNow().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  const token = async (): Promise<string> => {
    const old = held;
    if (old !== undefined && now() < old.renewAt) return old.token;
    try {
      return (await acquireOnce()).token;
    } catch (error) {
      // There is time left to try again: only a token that has expired ends the run.
      if (old === undefined || now() >= old.expiresAt) throw error;
      if (held === old) held = { ...old, renewAt: now() + pauseMs };
      return old.token;
    }
  };

  return {
    token,
    async renew(rejected) {
      if (held?.token !== rejected) return token();
      if (now() < lastRenewal + hopelessMs) return undefined;
      const { token: fresh } = await acquireOnce();
      lastRenewal = now();
      return fresh === rejected ? undefined : fresh;
    },
    secrets: () => vault.secrets,
  };
};
