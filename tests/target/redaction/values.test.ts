import assert from 'node:assert/strict';
import { createRedactor } from '../../../target/index.ts';
import { redactValue } from '../../../target/redaction/index.ts';

const secret = 'alex@contoso.example';
const redact = createRedactor({ REDACTED_1: secret });

describe('redacted values', () => {
  it('show a secret nowhere: neither in texts, nor in lists, nor in names', () => {
    const value = { a: [secret, { [secret]: `<${secret.toUpperCase()}>` }], n: 1.5, t: true, z: null };
    assert.deepEqual(redactValue(value, redact), {
      a: ['$REDACTED_1', { $REDACTED_1: '<$REDACTED_1>' }],
      n: 1.5,
      t: true,
      z: null,
    });
  });

  it('end where no service nests any more', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}"${secret}"${']'.repeat(100_000)}`);
    assert.ok(!JSON.stringify(redactValue(deep, redact)).includes(secret));
  });
});
