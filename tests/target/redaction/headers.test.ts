import assert from 'node:assert/strict';
import { createRedactor } from '../../../target/index.ts';
import { redactHeaders } from '../../../target/redaction/index.ts';

const secret = 'writer-secret-0123456789';
const redact = createRedactor({ GRAPH_TOKEN: secret });

describe('recorded headers', () => {
  it('are as they came, several values in one', () => {
    const headers = { 'content-type': 'application/json', allow: ['GET', 'POST, PUT'], empty: '', missing: undefined };
    assert.deepEqual(redactHeaders(headers, redact), {
      'content-type': 'application/json',
      allow: 'GET, POST, PUT',
      empty: '',
      missing: '',
    });
  });

  it('show no secret, in values and names', () => {
    assert.deepEqual(redactHeaders({ 'x-echo': `Bearer ${secret.toUpperCase()}`, [`x-${secret}`]: '1' }, redact), {
      'x-echo': 'Bearer $GRAPH_TOKEN',
      'x-$GRAPH_TOKEN': '1',
    });
  });

  it('show no secret that is spread over values and over headers', () => {
    const [a, b, c] = [secret.slice(0, 5), secret.slice(5, 12), secret.slice(12)];
    assert.deepEqual(redactHeaders({ one: ['x', a], two: `${b}, ${c}`, three: 'y, z' }, redact), {
      one: 'x, $GRAPH_TOKEN',
      two: ', ',
      three: 'y, z',
    });
  });

  it('never show what opens a session', () => {
    const headers = { 'set-cookie': ['a=1; path=/', 'b=2'], authorization: 'Bearer x', date: 'today' };
    assert.deepEqual(redactHeaders(headers, redact), { 'set-cookie': '…', authorization: '…', date: 'today' });
  });
});
