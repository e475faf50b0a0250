import { createClientFor, type TargetAddress } from '../../runner/index.ts';
import type { Contract } from '../../schemas/index.ts';
import type { Client, Credential, Exchange, Settings } from '../../target/index.ts';

/** Milliseconds for an answer: whoever asks what is wrong does not want to wait for long. */
const answerMs = 10_000;
const patienceMs = 5_000;

/** Whom the doctor looks at. */
export interface Patient {
  readonly contract: Contract;
  readonly settings: Settings;
  readonly target: TargetAddress;
  readonly now: () => Date;
}

/** Sends GETs alone, whatever the settings allow. */
export const readerOf = async ({ settings, target }: Patient): Promise<Client> =>
  createClientFor({ ...settings, writes: false }, target, {
    deadlineMs: Math.min(answerMs, settings.limits.answerMs),
    patienceMs,
    restartMs: 0,
  });

/** Reads an address. */
export const get = (client: Client, url: string, purpose: string, credential: Credential): Promise<Exchange> =>
  client.send({ operation: '', purpose, method: 'GET', url, credential, contentType: undefined, body: undefined });
