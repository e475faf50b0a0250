import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createTokenSource, TokenError } from '../../../target/tokens/index.ts';
import { client, type LocalAuthority, listenAsAuthority, scope, settingsFor, tenant } from './authority.ts';

const secret = 'wrong~secret+0123456789';

describe('a refusal of the authority', () => {
  let authority: LocalAuthority;
  const refusal = async (): Promise<TokenError> => {
    const auth = { method: 'client-secret', tenant, client, secret } as const;
    const { token, secrets } = createTokenSource(auth, settingsFor(authority), { ca: authority.ca });
    const error = await token().then(
      () => assert.fail('A token was given.'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof TokenError, `${error}`);
    assert.match(error.message, /^[^\n]{20,}\.$/);
    assert.deepEqual(secrets(), [secret]);
    for (const spelling of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
      assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes(spelling), inspect(error));
    }
    return error;
  };
  const answer = (status: number, body: unknown): void => {
    authority.knows.outage = { status, text: typeof body === 'string' ? body : JSON.stringify(body) };
  };

  beforeEach(async () => {
    authority = await listenAsAuthority();
  });
  afterEach(() => authority.close());

  it('of a wrong secret', async () => {
    const { message, code } = await refusal();
    assert.equal(code, 'AADSTS7000215');
    assert.equal(
      message,
      `AZURE_CLIENT_SECRET is no secret of the application '${client}'; give the value of the secret, not its id (AADSTS7000215).`,
    );
  });

  it('of an expired secret', async () => {
    Object.assign(authority.knows, { secret, secretExpired: true });
    assert.equal(
      (await refusal()).message,
      `AZURE_CLIENT_SECRET has expired; make a new secret for the application '${client}' (AADSTS7000222).`,
    );
  });

  it('of an unknown tenant', async () => {
    authority.knows.tenant = 'another';
    assert.equal(
      (await refusal()).message,
      `AZURE_TENANT_ID: ${authority.host} knows no tenant '${tenant}'; check the id, and which cloud the tenant belongs to (AADSTS90002).`,
    );
  });

  it('of an unknown application', async () => {
    authority.knows.client = 'another';
    const { message, code } = await refusal();
    assert.equal(code, 'AADSTS700016');
    assert.ok(message.startsWith(`AZURE_CLIENT_ID: the tenant '${tenant}' has no application '${client}';`), message);
  });

  /** Numbers whose advice must name these words. */
  const advices: Readonly<Record<number, string>> = {
    65001: `no consent for ${new URL(scope).origin}; an administrator has to grant it the application permissions`,
    500011: `does not know ${new URL(scope).origin}; choose the cloud`,
    501051: 'no consent',
    53003: 'Conditional Access',
    700024: 'check the clock',
    700027: 'AZURE_CLIENT_CERTIFICATE_PATH',
    7000112: 'is disabled',
    900382: 'another cloud',
  };
  for (const [number, words] of Object.entries(advices)) {
    it(`by the number ${number}`, async () => {
      answer(400, { error: 'invalid_request', error_description: `AADSTS${number}: Words of Entra.\r\nTrace ID: 1` });
      const { message, code } = await refusal();
      assert.equal(code, `AADSTS${number}`);
      assert.ok(message.includes(words) && message.endsWith(` (AADSTS${number}).`), message);
    });
  }

  it('for a reason nobody knows: in its own words, without trace and secret', async () => {
    const echo = `${secret} ${encodeURIComponent(secret)} ${Buffer.from(secret).toString('base64')}`;
    const description = `AADSTS123456: Echo of ${echo}.\r\nTrace ID: 1b0a\r\nCorrelation ID: 2c0b`;
    answer(400, { error: 'invalid_request', error_description: description, error_codes: [123456] });
    assert.equal(
      (await refusal()).message,
      `${authority.host} refused a token to the application '${client}': Echo of $SECRET_1 $SECRET_1 $SECRET_1 (AADSTS123456).`,
    );
  });

  it('without a number, a reason, or any sense', async () => {
    const host = new URL(authority.host).host;
    const refused = `${authority.host} refused a token to the application '${client}'`;
    const answers: readonly (readonly [status: number, body: unknown, message: string])[] = [
      [429, { error: 'temporarily_unavailable' }, `${refused}: temporarily_unavailable.`],
      [500, {}, `${refused}: answer 500 without a reason.`],
      [200, { token_type: 'Bearer' }, `${refused}: answer 200 without a reason.`],
      [502, '<html>', `${host} answered 502 with something that is no JSON object.`],
      [302, '', `${host} answered 302 with something that is no JSON object.`],
      [200, 'null', `${host} answered 200 with something that is no JSON object.`],
      [400, { access_token: 'opaque-token-0123456789', expires_in: 60 }, `${refused}: answer 400 without a reason.`],
      [400, { error_description: 'AADSTS1: Words. Trace ID: 1 Timestamp: 2' }, `${refused}: Words (AADSTS1).`],
      [200, { access_token: 'opaque-token-0123456789' }, `${host} gave a token without saying how long it lives.`],
      [200, 'x'.repeat(1_000_001), `${host} cannot be asked for a token: its answer is longer than 1000000 bytes.`],
    ];
    for (const [status, body, message] of answers) {
      answer(status, body);
      assert.equal((await refusal()).message, message);
    }
  });

  it('by not being there', async () => {
    await authority.close();
    const { host } = new URL(authority.host);
    assert.equal((await refusal()).message, `${host} cannot be asked for a token: connect ECONNREFUSED ${host}.`);
  });
});
