import assert from 'node:assert/strict';
import { createRedactor } from '../../../target/index.ts';

const redact = createRedactor({ GRAPH_TOKEN: 'writer-secret-0123456789' });
const megabyte = 1_000_000;

describe('what looks like a secret', () => {
  const hidden: readonly (readonly [what: string, text: string, shown: string])[] = [
    ['a header', 'Authorization: Bearer abc.def-1~2', 'Authorization: Bearer …'],
    ['a header without a space', 'authorization:Basic dXNlcjpw=;x', 'authorization:Basic …;x'],
    ['a header in JSON', '{"Authorization":"Bearer abc"}', '{"Authorization":"Bearer …"}'],
    [
      'a header in JSON in JSON',
      '"{\\"authorization\\": \\"Bearer abc\\"}"',
      '"{\\"authorization\\": \\"Bearer …\\"}"',
    ],
    ['a header in a list', '["authorization","Bearer abc"]', '["authorization","Bearer …"]'],
    ['a JSON Web Token', '(eyJhbGci.eyJhdWQi.c2lnbg-_)', '(eyJ….eyJ….…)'],
    ['a JSON Web Token behind an escape', 'Bearer%20eyJhbGci.eyJhdWQi.c2lnbg', 'Bearer%20eyJ….eyJ….…'],
    ['a JSON Web Token without a signature', 'eyJhbGci.eyJhdWQi.', 'eyJ….eyJ….…'],
    ['a JSON Web Token that was cut off', 'eyJhbGci.eyJhdW', 'eyJ….eyJ….…'],
    ['an assertion in a form', 'a=b&client_assertion=abc.def&c=d', 'a=b&client_assertion=…&c=d'],
    ['an assertion in JSON', '{"client_assertion":"abc"}', '{"client_assertion":"…"}'],
    ['a secret in a form', 'client_secret=a~b%20c', 'client_secret=…'],
    ['a scale unit', 'Url: https://fef.msub06.manage.microsoft.com/x', 'Url: https://fef.….manage.microsoft.com/x'],
    ['a scale unit in an address', 'fef.AMSUA.0202.manage.microsoft.com', 'fef.….manage.microsoft.com'],
  ];

  for (const [what, text, shown] of hidden) {
    it(`hides ${what}, once and for all`, () => {
      assert.equal(redact(text), shown);
      assert.equal(redact(shown), shown);
    });
  }

  it('leaves alone what only resembles it', () => {
    for (const text of [
      'Bearer authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
      'Authorization: Bearer $GRAPH_TOKEN',
      'Authorization is required: send a Bearer token',
      '{"client_assertion":null,"client_secret":12}',
      'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      'eyJhbGciOiJub25lIn0.eyJzdWIiOiJjb25mb3JtYW5jZSJ9.',
      'eyJhbGci and .eyJhdWQi',
      'https://fef.manage.microsoft.com https://manage.microsoft.com',
    ]) {
      assert.equal(redact(text), text);
    }
  });

  it('is looked for in a time that does not explode', () => {
    for (const part of [
      'eyJ',
      '.eyJ',
      'fef.',
      'fef.a.',
      'authorization ',
      'client_secret"',
      '\\',
      '%5',
      '&#',
      '<a',
      '<a ',
      '<',
      ' ',
      '\u0000',
    ]) {
      const text = part.repeat(megabyte / part.length);
      assert.ok(redact(text).length <= text.length);
    }
  });
});
