import assert from 'node:assert/strict';
import { describeToken } from '../../../target/tokens/index.ts';
import { jwt } from './jwt.ts';

const nothing = {
  tenant: undefined,
  audience: undefined,
  application: undefined,
  roles: [],
  scopes: [],
  expires: undefined,
};

describe('the description of a token', () => {
  it("names what an application's own token says", () => {
    const token = jwt({
      tid: 't',
      aud: 'https://graph.microsoft.com',
      appid: 'a',
      roles: ['R.Read', 'R.Write'],
      exp: 60,
    });
    assert.deepEqual(describeToken(token), {
      tenant: 't',
      audience: 'https://graph.microsoft.com',
      application: 'a',
      roles: ['R.Read', 'R.Write'],
      scopes: [],
      expires: new Date('1970-01-01T00:01:00Z'),
    });
  });

  it("names what a person's token of version 2 says", () => {
    const { application, scopes } = describeToken(jwt({ azp: 'b', scp: 'S.Read  openid' })) ?? nothing;
    assert.deepEqual([application, scopes], ['b', ['S.Read', 'openid']]);
  });

  it('leaves out what is missing or of another type', () => {
    assert.deepEqual(describeToken(jwt({})), nothing);
    assert.deepEqual(describeToken(jwt({ tid: 1, aud: ['x'], appid: null, roles: [1], scp: 7, exp: '60' })), nothing);
  });

  it('is missing for an opaque token', () => {
    for (const token of ['', 'EwBIA8l6BAAU', 'a.b', 'a.b.c', 'a.e30.c.d.e', jwt('text'), jwt(null)]) {
      assert.equal(describeToken(token), undefined, token);
    }
  });
});
