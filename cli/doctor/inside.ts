import { createJournal, createPatience, discoverParents } from '../../runner/index.ts';
import type { Entity } from '../../schemas/index.ts';
import type { Client, Settings } from '../../target/index.ts';
import { examineEntity, judgeRead } from './collections.ts';
import { examineReaderToken } from './credentials.ts';
import { type Diagnosis, isWrong, misconfigured, skipped } from './diagnosis.ts';
import { expand, readable } from './paths.ts';
import { get, type Patient, readerOf } from './patient.ts';
import { neededPermissions } from './permissions.ts';

/** What is missing where the run would look for parent objects and find none. */
const nothingToDiscover = ({ parents }: Entity, { fixtures }: Settings): Diagnosis => {
  const wanted = parents.filter(({ parameter: { name } }) => fixtures[name] === 'discover');
  return misconfigured(
    `parents ${wanted.map(({ parameter }) => parameter.option).join(', ')}`,
    'missing parent: there is none to discover',
    wanted
      .map(
        ({ recipe, parameter }) =>
          `${recipe?.advice ?? ''} --${parameter.option} or ${parameter.variable} takes its id.`,
      )
      .join(' '),
  );
};

/** The parents and the collection of each entity, by reading. */
const examineEntities = async function* (
  { contract, settings, target }: Patient,
  client: Client,
): AsyncGenerator<Diagnosis> {
  const { root } = target;
  const discovery = { wanted: settings.fixtures, client, root, patience: createPatience(0), journal: createJournal() };
  let ids = target.parameters;
  for (const entity of contract.entities) {
    const found = await discoverParents(discovery, entity, ids);
    if (found === undefined) {
      yield nothingToDiscover(entity, settings);
      continue;
    }
    ids = found;
    yield* await examineEntity(entity, {
      ids,
      read: async (template) => {
        const address = expand(root, template, found);
        return address === undefined ? undefined : get(client, address, 'looks around', 'writer');
      },
    });
  }
};

/** Everything below the door: with the token, and only by reading. */
export const examineInside = async function* (patient: Patient): AsyncGenerator<Diagnosis> {
  const { contract, target } = patient;
  const [first] = contract.entities;
  if (first === undefined) return;
  const client = await readerOf(patient);
  const url = readable(target.root, first, target.parameters);
  const taken = judgeRead(
    await get(client, url, 'reads with the token', 'writer'),
    'token',
    neededPermissions(contract, false),
  );
  yield taken;
  if (isWrong(taken)) {
    yield skipped('parents and collections', 'need a token that is taken');
    return;
  }
  yield* examineEntities(patient, client);
  yield* await examineReaderToken(patient, client, url);
};
