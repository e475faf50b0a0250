import type { Exchange } from '../target/index.ts';

/** The status of an exchange, or how it failed, in words. */
export const statusOf = ({ answer, failure }: Exchange): string =>
  answer === undefined ? `nothing (${failure?.message ?? 'no answer'})` : `${answer.status}`;
