import { isWrite, redactValue } from '../target/index.ts';
import type { Result } from '../verdicts/index.ts';
import { type Address, keyOf, oncePerAddress } from './address.ts';
import { causesOf, symptomsOf } from './causes.ts';
import type { DatedExchange } from './dated.ts';
import type { PartsEnded } from './parts-ended.ts';
import type { RunOptions } from './run.ts';
import { type Judged, judgementOf, type VerdictOptions, verdictOf } from './verdict.ts';
import type { OwnWorkbench } from './workbench.ts';

/** What the verdicts of a run are made from. */
export interface Evidence {
  readonly options: Pick<RunOptions, 'settings' | 'target' | 'contract'>;
  readonly addresses: readonly Address[];
  /** Of the entity that the address is about. */
  readonly partsOf: (address: Address) => PartsEnded;
  readonly workbenchOf: (address: Address) => OwnWorkbench;
  /** Everything that was sent so far. */
  readonly exchanges: () => readonly Pick<DatedExchange, 'number' | 'request'>[];
  readonly startedAt: Date;
  /** What nobody is to read. */
  readonly hide: Parameters<typeof redactValue>[1];
}

/** The verdicts of a run, each made once: those of now for a report of what there is, the last ones for everybody. */
export const createVerdicts = (evidence: Evidence) => {
  const { options, addresses, partsOf, workbenchOf, startedAt, hide } = evidence;
  const { settings, target, contract } = options;
  const judge = oncePerAddress(
    (address: Address): Promise<Judged> =>
      judgementOf(address, {
        context: { contract },
        hasReader: target.readerToken !== undefined,
        history: partsOf(address).after(address.check.after),
      }),
  );
  const findBroken = async () =>
    (await Promise.all(addresses.map(async (address) => ({ ...address, ...(await judge(address)) })))).filter(
      ({ broken }) => broken.length > 0,
    );
  let causes: Promise<ReadonlyMap<string, string>> | undefined;
  const causeOf = async (address: Address): Promise<string | undefined> => {
    causes ??= findBroken().then(causesOf);
    return (await causes).get(keyOf(address));
  };
  const sentUntil = (number: number) => {
    const sent = evidence.exchanges().filter((exchange) => exchange.number <= number);
    return { requests: sent.length, writes: sent.filter(({ request }) => isWrite(request.method)).length };
  };
  const verdictWith = async (address: Address, own: Pick<VerdictOptions, 'workbench' | 'sameAs'>): Promise<Result> => {
    const result = await verdictOf(address, await judge(address), {
      strict: settings.strict,
      seed: settings.seed,
      waiver: settings.waivers.find((waiver) => waiver.address === keyOf(address)),
      today: startedAt.toISOString().slice(0, 10),
      expected: settings.expects(address.check.requirement.id, address.operation.id),
      sentUntil,
      ...own,
    });
    return redactValue(result, hide);
  };

  const known = new Set<Address>();
  for (const address of addresses) void judge(address).then(() => known.add(address));
  const decided = new Map<Address, Result>();
  const asSeen = oncePerAddress((address: Address) =>
    verdictWith(address, { workbench: { minimise: async (seen) => ({ seen }) }, sameAs: async () => undefined }),
  );
  return {
    /** Waits until the address can be judged, its finding is made small, and its cause is known. */
    verdictOf: oncePerAddress(async (address: Address): Promise<Result> => {
      const result = await verdictWith(address, {
        workbench: workbenchOf(address),
        sameAs: () => causeOf(address),
      });
      decided.set(address, result);
      return result;
    }),
    /** What can be said by now; findings that were not made small yet are told as they were seen. */
    soFar: (): Promise<readonly Result[]> =>
      Promise.all(addresses.filter((address) => known.has(address)).map((one) => decided.get(one) ?? asSeen(one))),
    /** What the findings show of their causes, for those who join this report with others. */
    symptoms: async () => (await findBroken()).map(symptomsOf),
  };
};
