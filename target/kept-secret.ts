import { environmentOnly } from './environment.ts';
import { shortestSecret } from './redaction/index.ts';
import type { Environment, Sources } from './sources.ts';
import { UsageError } from './usage-error.ts';

/** Texts by the names that stand in their places. */
export type Kept = Readonly<Record<string, string>>;

/** The secrets in the environment, by their variables. They are taken out of everything that is recorded. */
export const readSecrets = (env: Environment): Kept =>
  Object.fromEntries(
    Object.entries(environmentOnly).flatMap(([name, { secret }]) => {
      const value = env[name];
      return secret && value ? [[name, value] as const] : [];
    }),
  );

/**
 * What the user wants to be kept out of reports as well. Not out of recordings: an id or an address of the service may
 * hold it, and has to be used as it is.
 *
 * @throws UsageError for a text that is too short to be looked for
 */
export const readHidden = ({ all }: Sources): Kept =>
  Object.fromEntries(
    all('redact-also')
      .flatMap(({ text, from }) =>
        from.startsWith('--') ? [{ text, from }] : text.split(',').map((one) => ({ text: one, from })),
      )
      .map(({ text, from }, i) => {
        const value = text.trim();
        if (value.length >= shortestSecret) return [`REDACTED_${i + 1}`, value] as const;
        throw new UsageError(
          `${from}: a text of ${value.length} characters cannot be kept out of reports; it has to have ${shortestSecret}.`,
        );
      }),
  );
