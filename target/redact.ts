import { createSecrets, type Redactor } from './redaction/index.ts';

export type { Redactor } from './redaction/index.ts';

/**
 * A redactor for secrets that are all known beforehand.
 *
 * @param secrets variable name → value
 */
export const createRedactor = (secrets: Readonly<Record<string, string | undefined>>): Redactor => {
  const { add, redact } = createSecrets();
  for (const [name, value] of Object.entries(secrets)) add(name, value);
  return redact;
};
