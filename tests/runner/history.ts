import type { Case } from '../../runner/case.ts';
import type { Standing } from '../../runner/history.ts';
import type { History, Observation } from '../../runner/index.ts';
import { type Entity, loadContract, type Operation } from '../../schemas/index.ts';
import { exchangeWith } from '../verdicts/exchange.ts';

const firstEntity = (): Entity => {
  const [first] = loadContract().entities;
  if (first === undefined) throw new Error('The contract has no entity.');
  return first;
};

/** An entity of the contract, whichever comes first. */
export const entity = firstEntity();

export const working: Standing = { routed: true, works: true, problem: '', exchanges: [] };
export const unrouted: Standing = {
  routed: false,
  works: false,
  problem: 'the service does not know the operation',
  exchanges: [],
};
export const broken: Standing = { routed: true, works: false, problem: 'answers 500', exchanges: [] };

/** A case with nothing special about it but what a test says. */
export const caseOf = (operation: Operation, special: Partial<Case> = {}): Case => ({
  key: `${operation.id}/case`,
  operation,
  part: 'creates',
  words: 'the payload is an ordinary one',
  base: 'all',
  ...special,
});

/** What was seen of a case that was answered. */
export const observationOf = (request: Case, special: Partial<Observation> = {}): Observation => ({
  case: request,
  exchange: exchangeWith(201, { id: '1' }),
  payload: {},
  mark: '',
  id: '1',
  before: undefined,
  after: undefined,
  beside: {},
  ...special,
});

/** A history in which every operation works and nothing was sent, but for what a test says. */
export const historyWith = (special: Partial<History> = {}): History => ({
  entity,
  parents: [],
  standing: { create: working, list: working, get: working, update: working, delete: working },
  planned: new Map(),
  wanted: new Map(),
  ownCases: new Map(),
  leftOut: new Map(),
  observations: new Map(),
  wishes: new Map(),
  revisited: {},
  exchanges: () => [],
  listings: {},
  disturbed: {},
  deletions: [],
  strays: [],
  unclaimed: [],
  scenes: new Map(),
  ...special,
});
