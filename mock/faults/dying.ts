import type { Call } from '../behaviour.ts';
import type { Fault } from '../catalogue.ts';

/** Stops the whole service on a body that is no JSON, and starts it again after so many milliseconds if given. */
export function dying(restart?: number): Fault['breaks'] {
  return ({ parse }) => ({
    parse: (call, text) => {
      try {
        return parse(call, text);
      } catch (refusal) {
        goDown(call, restart);
        throw refusal;
      }
    },
  });
}

function goDown({ state: { http, baseUrl } }: Call, restart: number | undefined): void {
  const { port, hostname } = new URL(baseUrl);
  http.close();
  http.closeAllConnections();
  if (restart === undefined) return;
  http.once('error', (error) => process.emitWarning(error));
  const comeBack = setTimeout(() => http.listen(Number(port), hostname), restart).unref();
  // Whoever closes the service for good closes it a second time.
  http.once('close', () => http.once('close', () => clearTimeout(comeBack)));
}
