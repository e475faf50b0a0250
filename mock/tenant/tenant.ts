import type { Variant } from '../catalogue.ts';
import { pick } from '../catalogue.ts';
import { unreadable } from '../refusal.ts';
import type { State } from '../state.ts';
import { lateCreates, lateDeletes, lateUpdates } from '../variants/late.ts';
import { paged } from '../variants/pages.ts';
import { refusalVariants } from '../variants/refusals.ts';
import { type Admission, admitting } from './admission.ts';
import { type Entry, recorded } from './log.ts';
import { type Liveliness, neighbours } from './neighbours.ts';
import { type Rate, throttled } from './throttling.ts';
import { type Weather, weather } from './weather.ts';

export interface TenantOptions {
  readonly writes?: Rate;
  readonly requests?: Rate;
  readonly weather?: Weather;
  /** What the weather is drawn from. */
  readonly seed?: number;
  /** Milliseconds that every answer takes. */
  readonly latencyMs?: number;
  /** Milliseconds until reads show a change. */
  readonly visibleAfterMs?: number;
  readonly neighbours?: Liveliness;
  /** Objects on one page of a list. */
  readonly pageSize?: number;
  /** Segments of paths the service does not know, though they are documented. */
  readonly unknownSegments?: readonly string[];
  /** Tells the tokens of a token service; without one the mock's own are taken. */
  readonly admission?: (token: string) => Admission;
}

/** A service that behaves as Intune does on a day like any other. It keeps every clause of the contract. */
export interface Tenant {
  /** What was asked and how it was answered, in the order of the answers. */
  readonly log: readonly Entry[];
  /** Ids of objects that other people made after the start and have not deleted yet. */
  visitors(): readonly string[];
  /** For the mock: what is done differently, from the inside out. */
  readonly layers: readonly Variant['changes'][];
  /** For the mock: fills the collections. */
  moveIn(state: State): void;
}

/** The limits of Intune for one app and tenant: learn.microsoft.com/graph/throttling-limits, "Intune service limits". */
const intune = {
  writes: { limit: 100, windowMs: 20_000 },
  requests: { limit: 1_000, windowMs: 20_000 },
} as const;

const usualWeather: Weather = { unavailable: 0.05, tooLate: 0.01, cutOff: 0.005 };

/** A router that does not know a segment looks at nothing else. */
function unrouted(names: readonly string[]): Variant['changes'] {
  return ({ checkRoute }) => ({
    checkRoute: (call) => {
      const unknown = call.path.split('/').find((segment) => names.includes(segment));
      if (unknown !== undefined) throw unreadable(`Resource not found for the segment '${unknown}'.`);
      checkRoute(call);
    },
  });
}

function slow(latencyMs: number): Variant['changes'] {
  return ({ send }) => ({
    send: (call, reply, response) => {
      setTimeout(() => send(call, reply, response), latencyMs);
    },
  });
}

/** Composite ids, as of objects that belong to a device and a policy. */
const compositeIds: Variant['changes'] = ({ newId }) => ({
  newId: (call, body) => `${newId(call, body)}_${newId(call, body)}`,
});

/** Prepares a tenant for `startMock`; it belongs to one server. */
export function createTenant(options: TenantOptions = {}): Tenant {
  const { visibleAfterMs = 300, seed = 1, unknownSegments = [], admission } = options;
  const people = neighbours(options.neighbours ?? { residents: 12, everyMs: 2_000 });
  const log: Entry[] = [];
  return {
    log,
    visitors: people.present,
    moveIn: people.moveIn,
    layers: [
      compositeIds,
      pick('variant', refusalVariants, 'messages-are-json').changes,
      lateUpdates(visibleAfterMs),
      lateDeletes(visibleAfterMs),
      lateCreates(visibleAfterMs),
      paged(options.pageSize ?? 10),
      unrouted(unknownSegments),
      ...(admission === undefined ? [] : [admitting(admission)]),
      people.changes,
      throttled({ writes: options.writes ?? intune.writes, requests: options.requests ?? intune.requests }),
      ...weather(options.weather ?? usualWeather, seed),
      recorded(log),
      slow(options.latencyMs ?? 200),
    ],
  };
}
