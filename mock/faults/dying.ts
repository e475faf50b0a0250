import type { Call } from '../behaviour.ts';
import type { Fault } from '../catalogue.ts';
import { writes } from '../model/operations.ts';

/** What a service dies of. */
type Poison = (text: string) => boolean;

interface Manner {
  /** Milliseconds after which a supervisor has restarted the service; never unless given. */
  readonly restart?: number;
  /** Milliseconds it lives on after it has read the poison, time enough to answer; at once unless given. */
  readonly lingers?: number;
}

/** Takes the whole service down when a body is poison for it. */
function dyingOf(isPoison: Poison, { restart, lingers }: Manner = {}): Fault['breaks'] {
  return ({ parse }) => ({
    parse(call, text) {
      if (isPoison(text) && lingers === undefined) goDown(call, restart);
      else if (isPoison(text)) setTimeout(() => goDown(call, restart), lingers).unref();
      return parse(call, text);
    },
  });
}

function goDown({ state: { http, baseUrl } }: Call, restart: number | undefined): void {
  if (!http.listening) return;
  const { port, hostname } = new URL(baseUrl);
  http.close();
  http.closeAllConnections();
  if (restart === undefined) return;
  const comeBack = setTimeout(() => http.listen(Number(port), hostname), restart).unref();
  // Whoever closes the service for good closes it a second time.
  http.once('close', () => http.once('close', () => clearTimeout(comeBack)));
}

const badJson: Poison = (text) => {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return text !== '';
  }
};
const nested: Poison = (text) => text.includes('['.repeat(500));
const nullBody: Poison = (text) => text === 'null';
const nulCharacter: Poison = (text) => text.includes('\\u0000');

/** Services that a request takes down. */
export const dyingServers: readonly Fault[] = [
  {
    name: 'dies-of-bad-json',
    does: 'Goes down for good on a body that is no JSON.',
    violates: ['BODY-01', 'ERROR-03'],
    operations: writes,
    breaks: dyingOf(badJson),
  },
  {
    name: 'dies-of-bad-json-and-comes-back',
    does: 'Goes down on a body that is no JSON, and is back after half a second.',
    violates: ['BODY-01', 'ERROR-03'],
    operations: writes,
    breaks: dyingOf(badJson, { restart: 500 }),
  },
  {
    name: 'dies-of-bad-json-and-comes-back-late',
    does: 'Goes down on a body that is no JSON, and is back after a second and a half.',
    violates: ['BODY-01', 'ERROR-03'],
    operations: writes,
    breaks: dyingOf(badJson, { restart: 1500 }),
  },
  {
    name: 'dies-slowly-of-bad-json',
    does: 'Refuses a body that is no JSON, and goes down for good 20 ms later.',
    violates: ['ERROR-03', 'BODY-01'],
    operations: writes,
    breaks: dyingOf(badJson, { lingers: 20 }),
  },
  {
    name: 'dies-slowly-of-bad-json-and-comes-back',
    does: 'Refuses a body that is no JSON, goes down 20 ms later, and is back after half a second.',
    violates: ['ERROR-03', 'BODY-01'],
    operations: writes,
    breaks: dyingOf(badJson, { lingers: 20, restart: 500 }),
  },
  {
    name: 'dies-of-nesting',
    does: 'Goes down for good on JSON that is nested a thousand deep.',
    violates: ['ERROR-03'],
    operations: writes,
    breaks: dyingOf(nested),
  },
  {
    name: 'dies-of-null',
    does: 'Goes down for good on a body that is null.',
    violates: ['BODY-03', 'ERROR-03'],
    operations: writes,
    breaks: dyingOf(nullBody),
  },
  {
    name: 'dies-of-nul',
    does: 'Goes down for good on a text that holds a NUL character.',
    violates: ['ERROR-03'],
    operations: writes,
    breaks: dyingOf(nulCharacter),
  },
];
