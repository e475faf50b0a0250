import { createRequire } from 'node:module';
import { clouds, createTokenSource } from '../../../target/tokens/index.ts';

/** A package that msal, and nothing else here, loads: one that leaves a trace in the cache of modules. */
const msalIsLoaded = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((path) => /[\\/]jsonwebtoken[\\/]/.test(path));

const [host = '', tenant = '', client = '', secret = ''] = process.argv.slice(2);
const auth = { method: 'client-secret', tenant, client, secret } as const;
const before = msalIsLoaded();
const token = await createTokenSource(auth, { ...clouds.global, host })
  .token()
  .catch((error: Error) => error.message);
process.stdout.write(JSON.stringify({ before, after: msalIsLoaded(), token }));
