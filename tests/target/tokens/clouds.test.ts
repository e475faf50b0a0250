import assert from 'node:assert/strict';
import { authorityOf, type Cloud, cloudOf, clouds } from '../../../target/tokens/index.ts';
import { UsageError } from '../../../target/usage-error.ts';

const names = Object.keys(clouds) as Cloud[];
const nothing = (): undefined => undefined;

describe('clouds', () => {
  for (const name of names) {
    it(`${name}: is known by its Graph, and asks for a token of that Graph`, () => {
      const { graph, host, scope } = clouds[name];
      assert.equal(cloudOf(new URL(`${graph}/beta`)), name);
      assert.equal(scope, `${graph}/.default`);
      assert.deepEqual(authorityOf(name, nothing), {
        host,
        scope,
        exchangeAudience: clouds[name].exchangeAudience,
      });
    });
  }

  it('are told apart by all of the origin', () => {
    for (const url of [
      'http://graph.microsoft.com/beta',
      'https://graph.microsoft.com:8443/beta',
      'https://graph.microsoft.com.example/beta',
      'http://127.0.0.1:1/beta',
    ]) {
      assert.equal(cloudOf(new URL(url)), undefined, url);
    }
  });

  it('get another authority from AZURE_AUTHORITY_HOST, with a slash at the end or without', () => {
    for (const text of ['https://login.example', 'https://login.example/', ' https://login.example/\n']) {
      const { host, scope } = authorityOf('usgov-l5', (name) => (name === 'AZURE_AUTHORITY_HOST' ? text : undefined));
      assert.deepEqual([host, scope], ['https://login.example', clouds['usgov-l5'].scope]);
    }
    assert.equal(authorityOf('china', () => '').host, clouds.china.host);
  });

  for (const text of [
    'http://login.example',
    'login.example',
    'https://login.example/tenant',
    'https://a:b@c.example',
  ]) {
    it(`refuse ${text} as AZURE_AUTHORITY_HOST`, () => {
      assert.throws(
        () => authorityOf('global', () => text),
        new UsageError(
          `AZURE_AUTHORITY_HOST: '${text}' is not the root of an https server such as https://login.microsoftonline.com.`,
        ),
      );
    });
  }
});
