import { type Payload, type Profile, pack, randomWishes, type Wish, wishesOf } from '../../generators/index.ts';
import { together } from '../../runner/alone.ts';
import type { Case } from '../../runner/case.ts';
import { compose, type RunIdentity } from '../../runner/compose.ts';
import { plainCreate, plainUpdate } from '../../runner/plain.ts';
import { loadContract, type Operation } from '../../schemas/index.ts';
import { randomCount } from '../../specs/random-count.ts';
import { exampleContract } from '../entity/example.ts';

export const contract = loadContract();

/** The suite's own contract, and one whose entity has properties of all kinds. */
export const contracts = [contract, exampleContract] as const;

/** The operations with a body: create and update of every entity. */
export const writes: readonly Operation[] = contracts
  .flatMap(({ operations }) => operations)
  .filter(({ kind }) => kind === 'create' || kind === 'update');

export const profiles: readonly Profile[] = ['smoke', 'standard', 'deep'];

export const topics = ['text', 'date', 'enum', 'boolean', 'integer', 'null'] as const;

/** What a run wishes to see on an operation, random values among it; of some topics, if only they are judged. */
export const allWishes = (
  operation: Operation,
  profile: Profile,
  seed: number,
  some: readonly Wish['topic'][] = topics,
): readonly Wish[] => [
  ...some.flatMap((topic) => wishesOf(topic, operation, profile)),
  ...operation.entity.properties
    .filter(({ kind }) => some.includes(kind))
    .flatMap((property) => randomWishes(operation, property, seed, randomCount(profile))),
];

const plain = (operation: Operation): readonly Case[] =>
  operation.kind === 'create' ? [plainCreate(operation)] : [plainUpdate(operation, 0), plainUpdate(operation, 1)];

/** The cases that grant the wishes. */
export const packed = (operation: Operation, wishes: readonly Wish[]): readonly Case[] =>
  pack(operation, wishes)
    .map(({ key, wishes }) => together(key, wishes))
    .filter((request) => request !== undefined);

export interface Sent {
  readonly key: string;
  readonly payload: Payload;
}

/** Every valid payload that a run composes for an operation: ordinary ones, and packed wishes. */
export const validPayloads = (operation: Operation, profile: Profile, run: RunIdentity): readonly Sent[] =>
  [...plain(operation), ...packed(operation, allWishes(operation, profile, run.seed))].map((request) => ({
    key: request.key,
    payload: compose(request, run).payload,
  }));
