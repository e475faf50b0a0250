import type { Redactor } from './secrets.ts';

/** JSON of services nests a few levels deep; what somebody nests thousands deep would overflow the stack. */
const deepestLevel = 1_200;

const redacted = (value: unknown, redact: Redactor, level: number): unknown => {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (level === deepestLevel) return '…';
  if (Array.isArray(value)) return value.map((item) => redacted(item, redact, level + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [redact(name), redacted(item, redact, level + 1)]),
  );
};

/** Plain data with every text in it redacted, names of properties among them. */
export const redactValue = <T>(value: T, redact: Redactor): T => redacted(value, redact, 0) as T;
