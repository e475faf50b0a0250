import { writeFile } from 'node:fs/promises';
import { readUserJson } from '../target/index.ts';
import type { Report, Result } from '../verdicts/index.ts';

interface Entry {
  readonly address: string;
  readonly reason: string;
  readonly until: string;
}

/** Days until somebody has to look at a waiver that nobody has looked at. */
const daysUnreviewed = 14;

const addressOf = ({ id, operation }: Result): string => `${id}/${operation}`;

const lastDay = (from: Date): string =>
  new Date(from.getTime() + daysUnreviewed * 86_400_000).toISOString().slice(0, 10);

/** Takes what has no use any more out of a list of waivers, and adds what fails without one. */
export const renewed = (waivers: readonly Entry[], { results, startedAt }: Report): readonly Entry[] => {
  const stale = new Set(results.filter(({ verdict }) => verdict === 'stale').map(addressOf));
  const failing = results.filter(({ verdict }) => verdict === 'fail');
  const expired = new Set(failing.map(addressOf));
  const until = lastDay(new Date(startedAt));
  return [
    ...waivers.filter(({ address }) => !stale.has(address) && !expired.has(address)),
    ...failing.map((result) => {
      const { reason } = waivers.find(({ address }) => address === addressOf(result)) ?? {};
      return {
        address: addressOf(result),
        reason: reason ?? `Not reviewed: ${(result.finding?.message ?? '').slice(0, 160)}`,
        until,
      };
    }),
  ];
};

/**
 * Writes the waivers that a run would need into its target file, for a person to review: what fails gets one that ends
 * in two weeks, what is stale loses its own.
 *
 * @param path of the target file
 * @returns what was done, in one sentence
 */
export const updateWaivers = async (path: string, report: Report): Promise<string> => {
  const document = readUserJson(path) as { readonly waivers?: readonly Entry[] };
  const before = document.waivers ?? [];
  const after = renewed(before, report);
  const added = after.filter((entry) => !before.includes(entry)).length;
  const removed = before.filter((entry) => !after.includes(entry)).length;
  if (added + removed === 0) return `${path}: no waiver has to change.`;
  await writeFile(path, `${JSON.stringify({ ...document, waivers: after }, undefined, 2)}\n`);
  return `${path}: ${added} waivers written, ${removed} removed. Look at each before you keep it: an unreviewed one hides a fault.`;
};
