import assert from 'node:assert/strict';
import { knock } from '../../runner/knock.ts';
import { fixedToken, type Method, TokenError, UsageError } from '../../target/index.ts';
import { clientOf } from '../target/client-of.ts';
import { answer, listen } from '../target/server.ts';
import { contract } from './checks.ts';

/** What a first request throws where every token is refused. */
const knockAt = async (method?: Method, special: Parameters<typeof clientOf>[1] = {}): Promise<unknown> => {
  const server = await listen((_, response) => answer(response, 401, {}));
  const target = { root: new URL(server.url), parameters: {}, ...(method === undefined ? {} : { method }) };
  try {
    return await knock(clientOf(server.url, special), target, contract.entities);
  } catch (error) {
    return error;
  } finally {
    await server.close();
  }
};

describe('a first request that is refused', () => {
  const told: readonly (readonly [method: Method | undefined, words: string])[] = [
    [undefined, 'GRAPH_TOKEN'],
    ['token', 'GRAPH_TOKEN'],
    ['client-secret', 'The token of the application AZURE_CLIENT_ID, got with AZURE_CLIENT_SECRET,'],
    ['azure-cli', 'The token of the Azure CLI'],
  ];
  for (const [method, words] of told) {
    it(`says where the token came from: ${method ?? 'nobody said'}`, async () => {
      const error = await knockAt(method);
      assert.ok(error instanceof UsageError);
      assert.match(error.message, /^[^\n]* is refused by http:\/\/127\.0\.0\.1:\d+ \(401\): it may be expired/);
      assert.ok(error.message.startsWith(`${words} is refused`), error.message);
    });
  }

  it('says why there is no other token', async () => {
    const tokens = {
      ...fixedToken('token-0123456789'),
      renew: async (): Promise<string | undefined> => {
        throw new TokenError('AZURE_CLIENT_SECRET has expired (AADSTS7000222).');
      },
    };
    const error = await knockAt('client-secret', { tokens });
    assert.ok(error instanceof TokenError);
    assert.equal(error.message, 'AZURE_CLIENT_SECRET has expired (AADSTS7000222).');
  });
});
