import assert from 'node:assert/strict';
import { createTokenRedactor, fixedToken } from '../../target/index.ts';

describe('the redactor of a run', () => {
  it('hides the token, and other secrets under their names', () => {
    const named = { GRAPH_READER_TOKEN: 'reader-0123456789', AZURE_CLIENT_SECRET: undefined };
    const redact = createTokenRedactor(fixedToken('writer-0123456789'), named);
    assert.equal(redact('a writer-0123456789 b reader-0123456789'), 'a $GRAPH_TOKEN b $GRAPH_READER_TOKEN');
  });

  it('hides tokens that came later', () => {
    const held = ['first-0123456789'];
    const redact = createTokenRedactor({ secrets: () => held }, { AZURE_CLIENT_SECRET: 'hush-0123456789' });
    const text = 'first-0123456789 second-9876543210 hush-0123456789';
    assert.equal(redact(text), '$GRAPH_TOKEN second-9876543210 $AZURE_CLIENT_SECRET');
    held.push('hush-0123456789', 'second-9876543210');
    assert.equal(redact(text), '$GRAPH_TOKEN $GRAPH_TOKEN $AZURE_CLIENT_SECRET');
  });
});
