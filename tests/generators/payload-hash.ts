import { createHash } from 'node:crypto';
import { breaksOf } from '../../generators/index.ts';
import { contracts, profiles, validPayloads, writes } from './payloads.ts';

/** A hash over every payload, valid and invalid, that a seed gives. */
export const payloadHash = (seed: number): string => {
  const valid = writes.flatMap((operation) =>
    profiles.flatMap((profile) => validPayloads(operation, profile, { seed, runId: 'abc123' })),
  );
  const invalid = contracts.flatMap(({ entities }) => entities.map((entity) => breaksOf(entity, entities)));
  return createHash('sha256')
    .update(JSON.stringify([valid, invalid]))
    .digest('hex');
};
