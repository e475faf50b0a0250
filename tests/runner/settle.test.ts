import assert from 'node:assert/strict';
import { type Wish, wishesOf } from '../../generators/index.ts';
import { createAllowance } from '../../runner/allowance.ts';
import { together } from '../../runner/alone.ts';
import type { Case } from '../../runner/case.ts';
import { compose } from '../../runner/compose.ts';
import type { Observation } from '../../runner/index.ts';
import { settle } from '../../runner/settle.ts';
import { exchangeWith } from '../verdicts/exchange.ts';
import { entity, observationOf } from './history.ts';

const { create } = entity.operations;

type Ordinary = (request: Case) => Observation['payload'] | undefined;

/** A service that refuses the payloads it is told to, and echoes the others. */
const serving = (refuses: (payload: Observation['payload']) => boolean, ordinary: Ordinary) => {
  const fired: Case[] = [];
  const fire = async (request: Case): Promise<Observation> => {
    fired.push(request);
    const beside = ordinary(request);
    const run = { seed: 1, runId: 'abc123', ...(beside === undefined ? {} : { ordinary: beside }) };
    const { payload, mark } = compose(request, run);
    const exchange = exchangeWith(refuses(payload) ? 400 : 201, payload);
    return observationOf(request, { payload, mark, exchange });
  };
  return { fire, fired };
};

const fates = async (
  wishes: readonly Wish[],
  refuses: (payload: Observation['payload']) => boolean,
  ordinary: Ordinary = () => undefined,
) => {
  const { fire, fired } = serving(refuses, ordinary);
  const parcel = together('parcel', wishes);
  assert.ok(parcel);
  const settled = await settle({ fire, allowance: createAllowance(100), guilty: new Set() }, await fire(parcel));
  return { fates: settled.map(({ wish, fate }) => [wish.property.name, fate]), fired };
};

const [text, date] = (['text', 'date'] as const).map((topic) =>
  wishesOf(topic, create, 'deep').find(({ takesMark }) => !takesMark),
);

describe('settling a parcel that was refused', () => {
  it('blames the value that is refused alone, and grants the others', async () => {
    assert.ok(text && date);
    const { fates: found } = await fates([text, date], (payload) => payload[text.property.name] === text.value);
    assert.deepEqual(Object.fromEntries(found), { [text.property.name]: 'guilty', [date.property.name]: 'granted' });
  });

  it('blames no value for what stands beside it', async () => {
    assert.ok(text && date);
    const beside = entity.properties.find(({ kind }) => kind === 'enum')?.name ?? '';
    const { fates: found, fired } = await fates([text, date], (payload) => beside in payload);
    assert.deepEqual(
      found.filter(([, fate]) => fate !== 'unknown'),
      [],
    );
    const [own, control] = fired.filter(({ key }) => key.startsWith(`${text.key}/`));
    assert.ok(own && control);
    const [sent, again] = [own, control].map((request) => compose(request, { seed: 1, runId: 'abc123' }).payload);
    assert.equal(sent?.[beside], again?.[beside]);
    assert.notEqual(sent?.[text.property.name], again?.[text.property.name]);
  });

  it('blames a member that nobody wished for, where a create holds it all the same', async () => {
    assert.ok(text && date);
    const parcel = together('parcel', [text, date]);
    assert.ok(parcel);
    const { payload } = compose(parcel, { seed: 1, runId: 'abc123' });
    const beside = entity.properties.find(({ kind }) => kind === 'enum')?.name ?? '';
    const ordinary = Object.fromEntries(
      entity.properties.map(({ name, members }) => [
        name,
        name === beside ? members.find((member) => member.name !== payload[name])?.name : payload[name],
      ]),
    );
    const { fates: found } = await fates(
      [text, date],
      (sent) => sent[beside] === payload[beside],
      (request) => (request.key === 'parcel' ? undefined : ordinary),
    );
    assert.deepEqual(Object.fromEntries(found), {
      [text.property.name]: 'granted',
      [date.property.name]: 'granted',
      [beside]: 'guilty',
    });
  });
});
