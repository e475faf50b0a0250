import type { Change, Comparison, Report, Result, Verdict } from '../verdicts/record.ts';
import { addressOf } from './address.ts';

const broken: readonly Verdict[] = ['fail', 'warn', 'waived'];
const held: readonly Verdict[] = ['pass', 'stale'];
const unjudged: readonly Verdict[] = ['blocked', 'not-applicable', 'error'];

/** What a broken clause amounts to, from nothing to do to a run that fails. */
const weights: Readonly<Partial<Record<Verdict, number>>> = { waived: 1, warn: 1, fail: 2 };

function isNew({ was, now }: Change): boolean {
  if (now === 'stale') return was !== 'stale';
  if (now !== 'fail' && now !== 'warn') return false;
  return (weights[now] ?? 0) > ((was && weights[was]) ?? 0);
}

function isFixed({ was, now }: Change): boolean {
  if (was === undefined) return false;
  return (broken.includes(was) && held.includes(now)) || (was === 'stale' && now === 'pass');
}

function isLost({ was, now }: Change): boolean {
  return was !== undefined && !unjudged.includes(was) && unjudged.includes(now);
}

/** Broken or stale in both, and no worse than it was; what waits behind a waiver is broken, too. */
function isUnchanged(change: Change): boolean {
  const { was, now } = change;
  const speaks = (verdict: Verdict | undefined): boolean =>
    verdict !== undefined && (broken.includes(verdict) || verdict === 'stale');
  return speaks(was) && speaks(now) && !isNew(change) && !isFixed(change);
}

function changedPolicies(pairs: readonly (readonly [Result | undefined, Result])[]): Comparison['policies'] {
  return pairs.flatMap(([before, after]) => {
    const { observed: was } = before ?? {};
    const { observed: now } = after;
    if (was === undefined || now === undefined || was === now) return [];
    return [{ address: addressOf(after), was, now }];
  });
}

/** Milliseconds, and a ratio, below which a median says more about the network than about the target. */
const notableMs = 50;
const notableRatio = 1.5;

function changedLatency({ latency: before }: Report, { latency: after }: Report): Pick<Comparison, 'latency'> {
  if (before === undefined || after === undefined) return {};
  const medians = new Map(before.map(({ operation, p50 }) => [operation, p50] as const));
  const latency = after.flatMap(({ operation, p50: now }) => {
    const was = medians.get(operation);
    if (was === undefined) return [];
    const [less, more] = [Math.min(was, now), Math.max(was, now)];
    return more - less >= notableMs && more >= notableRatio * less ? [{ operation, was, now }] : [];
  });
  return { latency };
}

/** What a report says otherwise than an earlier one, address by address. A finding is known by its address. */
export function compare(baseline: Report, report: Report): Comparison {
  const before = new Map(baseline.results.map((result) => [addressOf(result), result] as const));
  const after = new Set(report.results.map(addressOf));
  const pairs = report.results.map((result) => [before.get(addressOf(result)), result] as const);
  const changes = pairs.map(
    ([was, now]): Change => ({
      address: addressOf(now),
      ...(was === undefined ? {} : { was: was.verdict }),
      now: now.verdict,
    }),
  );
  const { target, startedAt, suite, profile, seed } = baseline;
  return {
    baseline: { target: target.name ?? target.baseUrl, startedAt, version: suite.version, profile, seed },
    new: changes.filter(isNew),
    fixed: changes.filter(isFixed),
    unchanged: changes.filter(isUnchanged),
    lost: changes.filter(isLost),
    policies: changedPolicies(pairs),
    missing: [...before.keys()].filter((address) => !after.has(address)).length,
    ...changedLatency(baseline, report),
  };
}
