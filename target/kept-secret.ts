import { environmentOnly } from './environment.ts';
import { shortestSecret } from './redaction/index.ts';
import type { Environment, Sources } from './sources.ts';
import { UsageError } from './usage-error.ts';

/**
 * What no report may show, by the name that stands in its place: the secrets in the environment by their variables,
 * and what the user wants to be treated like them.
 *
 * @throws UsageError for a text of the user's that is too short to be looked for
 */
export const readSecrets = ({ all }: Sources, env: Environment): Readonly<Record<string, string>> => {
  const named = Object.entries(environmentOnly).flatMap(([name, { secret }]) => {
    const value = env[name];
    return secret && value ? [[name, value] as const] : [];
  });
  const others = all('redact-also')
    .flatMap(({ text, from }) =>
      from.startsWith('--') ? [{ text, from }] : text.split(',').map((one) => ({ text: one, from })),
    )
    .map(({ text, from }, i) => {
      const value = text.trim();
      if (value.length >= shortestSecret) return [`REDACTED_${i + 1}`, value] as const;
      throw new UsageError(
        `${from}: a text of ${value.length} characters cannot be kept out of reports; it has to have ${shortestSecret}.`,
      );
    });
  return Object.fromEntries([...named, ...others]);
};
