import { type Cloud, clouds, type TokenDescription } from '../../target/index.ts';
import { type Diagnosis, misconfigured, note, ok, skipped } from './diagnosis.ts';
import { grantAdvice, missingPermissions } from './permissions.ts';

/** What a token has to be good for. */
export interface Purpose {
  readonly root: URL;
  readonly cloud: Cloud | undefined;
  readonly permissions: readonly string[];
  readonly now: Date;
  /** Whether a run gets itself another token when this one is too old. */
  readonly renewed: boolean;
}

/** Graph's own id as an application, the same in every cloud. learn.microsoft.com/graph/permissions-reference */
const graphApplication = '00000003-0000-0000-c000-000000000000';

const cloudOfAudience = (audience: string): Cloud | undefined =>
  (Object.keys(clouds) as Cloud[]).find((cloud) => clouds[cloud].graph === audience.replace(/\/$/, ''));

const audienceIn = ({ audience }: TokenDescription, what: string, { root, cloud }: Purpose): Diagnosis => {
  const name = `audience of the ${what}`;
  if (audience === undefined) return skipped(name, 'the token names none');
  const owner = cloudOfAudience(audience);
  if (cloud === undefined) {
    return owner === undefined
      ? ok(name, audience)
      : note(
          name,
          `${audience}, and the target is ${root.origin}`,
          'A token for Microsoft Graph goes to another service. Where that is meant to be so, name the cloud in a target file.',
        );
  }
  if (audience === graphApplication || owner === cloud) return ok(name, audience);
  const wanted = clouds[cloud].graph;
  if (owner !== undefined) {
    return misconfigured(
      name,
      `wrong cloud: ${audience} belongs to ${owner}, the target to ${cloud}`,
      `Get a token for ${wanted}, from ${clouds[cloud].host}, or choose a target in ${owner}.`,
    );
  }
  return misconfigured(
    name,
    `wrong audience: ${audience}`,
    `Get a token for ${wanted}; its scope is ${clouds[cloud].scope}.`,
  );
};

const minutes = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / 60_000);

/** A run of the standard profile has to take one minute for its writes, and throttling makes it longer. */
const shortMinutes = 10;

const lifeIn = ({ expires }: TokenDescription, what: string, { now, renewed }: Purpose): Diagnosis => {
  const name = `expiry of the ${what}`;
  if (expires === undefined) return skipped(name, 'the token names none');
  const left = minutes(now, expires);
  const at = expires.toISOString().replace('.000Z', 'Z');
  if (expires <= now)
    return misconfigured(name, `expired at ${at}`, 'Get a new token; those of Entra are good for about an hour.');
  const seen = `at ${at}, in ${left === 1 ? '1 minute' : `${left} minutes`}`;
  if (renewed) return ok(name, `${seen}; a run renews it in time`);
  return left < shortMinutes
    ? note(name, seen, 'A run may take longer, and cannot renew it; a new token is the safer choice.')
    : ok(name, seen);
};

const rightsIn = (description: TokenDescription, what: string, { permissions }: Purpose): Diagnosis => {
  const name = `permissions of the ${what}`;
  const carried = [...description.roles, ...description.scopes];
  const missing = missingPermissions(description, permissions);
  const words = carried.length === 0 ? 'none' : carried.join(', ');
  if (missing.length === 0) return ok(name, words);
  const readerOnly = missing.length < permissions.length;
  return misconfigured(
    name,
    readerOnly ? `reader only: ${words}` : `not sufficient: ${words}`,
    `${grantAdvice(missing, description)}${readerOnly ? ' Without --allow-writes the token would do.' : ''}`,
  );
};

/**
 * What a token says about itself, held against what it is for.
 *
 * @param what "token" or "reader token"
 */
export const judgeToken = (
  description: TokenDescription | undefined,
  what: string,
  purpose: Purpose,
): readonly Diagnosis[] => {
  if (description === undefined) return [skipped(what, 'opaque: what it is for cannot be read from it')];
  const { tenant = 'none named', application = 'none named' } = description;
  return [
    ok(what, `tenant ${tenant}, application ${application}`),
    audienceIn(description, what, purpose),
    lifeIn(description, what, purpose),
    rightsIn(description, what, purpose),
  ];
};
