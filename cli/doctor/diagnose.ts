import { fixedToken, type Settings } from '../../target/index.ts';
import { examineConnection } from './connection.ts';
import { examineToken } from './credentials.ts';
import { type Diagnosis, isWrong, ok, skipped } from './diagnosis.ts';
import { examineInside } from './inside.ts';
import { readable } from './paths.ts';
import { get, type Patient, readerOf } from './patient.ts';
import { judgeClock, judgeDoor } from './service.ts';

const aboutSettings = ({ target, file, writes }: Settings): readonly Diagnosis[] => [
  ok('target', file ?? (target === undefined ? 'the embedded mock' : 'a service root, without a file')),
  ok('writing', writes ? 'allowed' : 'not allowed: a run only reads'),
];

/** Looks at one thing after the other, and sends no write. */
export const diagnose = async function* (patient: Patient): AsyncGenerator<Diagnosis> {
  const { contract, settings, target, now } = patient;
  yield* aboutSettings(settings);
  const aboutToken = await examineToken(patient);
  yield* aboutToken;
  const aboutConnection = await examineConnection(target.root, settings.proxy);
  yield* aboutConnection;
  if (aboutConnection.some(isWrong)) {
    yield skipped('service', 'cannot be reached');
    return;
  }
  const [entity] = contract.entities;
  const stranger = await readerOf({ ...patient, target: { ...target, tokens: fixedToken('') } });
  const url = entity === undefined ? target.root.href : readable(target.root, entity, target.parameters);
  const exchange = await get(stranger, url, 'knocks without a token', 'none');
  const door = judgeDoor(exchange, settings.proxy);
  yield door;
  if (exchange.answer !== undefined) yield judgeClock(exchange, now());
  if (isWrong(door) || aboutToken.some(({ what, state }) => what === 'source of the token' && state === 'wrong')) {
    yield skipped('parents and collections', isWrong(door) ? 'need a service that answers' : 'need a token');
    return;
  }
  yield* examineInside(patient);
};
