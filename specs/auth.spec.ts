import { type Case, type Observation, on, requirement, type Seen, seenExchanges, seenOwn } from '../runner/index.ts';
import type { Operation } from '../schemas/index.ts';
import type { Credential, Exchange } from '../target/index.ts';
import { hasStatus, holds } from '../verdicts/index.ts';

type Claim = readonly [credential: Credential, words: string];

const none: Claim = ['none', 'there is no Authorization header'];
const garbage: readonly Claim[] = [
  ['garbage', 'the bearer token is garbage'],
  ['cut', 'the bearer token lacks its end'],
  ['unsigned', 'the bearer token is an unsigned JWT'],
  ['longer', 'the bearer token has a character more'],
];
const schemes: readonly Claim[] = [
  ['basic', 'the scheme is Basic'],
  ['empty', 'the bearer token is empty'],
];
const reader: Claim = ['reader', 'the token may only read'];

const caseOf = (operation: Operation, [credential, words]: Claim): Case => ({
  key: `${operation.id}/auth/${String(credential)}`,
  operation,
  part: 'refusals',
  words,
  base: operation.kind === 'delete' ? 'none' : 'all',
  credential,
});

/** The first value that is wrong in its own right: who may not write is not told so. */
const invalidToo = (operation: Operation): readonly Case[] => {
  const property = operation.entity.properties.find(({ kind }) => kind === 'enum')?.name;
  if (property === undefined || operation.kind === 'delete') return [];
  return [
    {
      ...caseOf(operation, none),
      key: `${operation.id}/auth/none-and-invalid`,
      words: `there is no Authorization header, and ${property} is not valid either`,
      values: { [property]: 'notAMember' },
    },
  ];
};

const isAbout = (claims: readonly Claim[]) =>
  seenOwn(({ key }) => claims.some(([credential]) => key.endsWith(`/auth/${String(credential)}`)));

const answers401 = ({ exchange }: Observation): undefined => {
  hasStatus(exchange, 401);
  return undefined;
};

requirement<Observation>('AUTH-01', {
  on: on.changes,
  after: 'refusals',
  cases: (operation) => [caseOf(operation, none), ...invalidToo(operation)],
  sees: seenOwn(({ key }) => key.includes('/auth/none')),
  judge: answers401,
});

requirement<Observation>('AUTH-02', {
  on: on.changes,
  after: 'refusals',
  cases: (operation) => garbage.map((claim) => caseOf(operation, claim)),
  sees: isAbout(garbage),
  judge: answers401,
});

requirement<Observation>('AUTH-03', {
  on: on.changes,
  after: 'refusals',
  cases: (operation) => schemes.map((claim) => caseOf(operation, claim)),
  sees: isAbout(schemes),
  judge: answers401,
});

requirement<Observation>('AUTH-04', {
  on: on.changes,
  after: 'refusals',
  cases: (operation, { hasReader }) => (hasReader ? [caseOf(operation, reader)] : []),
  notApplicable: ({ hasReader }) =>
    hasReader ? undefined : 'needs a second token that may only read: set GRAPH_READER_TOKEN',
  sees: isAbout([reader]),
  judge: ({ exchange }) => {
    hasStatus(exchange, 403);
    return undefined;
  },
});

requirement<Exchange>('AUTH-05', {
  on: on.changes,
  after: 'refusals',
  borrows: ['AUTH-01', 'AUTH-02', 'AUTH-03'],
  sees: (history, { operation }): readonly Seen<Exchange>[] =>
    seenExchanges(history, operation.id).filter(({ exchange }) => exchange.answer?.status === 401),
  judge: ({ answer }) => {
    holds((answer?.headers['www-authenticate'] ?? '') !== '', 'The answer is 401 and has no WWW-Authenticate', {
      expected: 'WWW-Authenticate',
      actual: 'none',
    });
    return undefined;
  },
});
