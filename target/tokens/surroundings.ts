import type { Environment } from './azure-cli.ts';
import type { Authority } from './clouds.ts';

/** What the methods work with. */
export interface Surroundings {
  readonly authority: Authority;
  /** Certificate authorities in PEM to trust instead of the usual ones. */
  readonly ca: string | undefined;
  /** Variables of the Azure CLI instead of those of this process. */
  readonly environment: Environment | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  /** Remembers a secret and returns it. */
  keep(secret: string): string;
}
