import assert from 'node:assert/strict';
import net from 'node:net';
import { createTokenSource } from '../../../target/tokens/index.ts';
import { client, type LocalAuthority, listenAsAuthority, scope, settingsFor, tenant } from './authority.ts';

describe('a token for a client secret', () => {
  let authority: LocalAuthority;
  const source = () =>
    createTokenSource(
      { method: 'client-secret', tenant, client, secret: authority.knows.secret },
      settingsFor(authority),
      { ca: authority.ca },
    );

  beforeEach(async () => {
    authority = await listenAsAuthority();
  });
  afterEach(() => authority.close());

  it('takes one request, which tells what the grant needs and nothing about this machine', async () => {
    assert.equal(await source().token(), authority.tokens[0]);
    const [{ method, path, form } = assert.fail(), ...more] = authority.asked;
    assert.deepEqual(more, []);
    assert.deepEqual([method, path], ['POST', `/${tenant}/oauth2/v2.0/token`]);
    const { 'client-request-id': id, ...rest } = form;
    assert.match(id ?? '', /^[0-9a-f-]{36}$/);
    assert.deepEqual(rest, {
      grant_type: 'client_credentials',
      client_id: client,
      client_secret: authority.knows.secret,
      scope,
    });
  });

  it('needs no connection but the one to the authority, whatever region the environment names', async () => {
    const connect = net.Socket.prototype.connect;
    const ports: unknown[] = [];
    process.env.MSAL_FORCE_REGION = 'westeurope';
    // Every connection of this process begins here, those of fetch and of https included.
    net.Socket.prototype.connect = function (this: net.Socket, ...args: readonly unknown[]) {
      const [first] = args.flat();
      ports.push(typeof first === 'object' && first !== null && 'port' in first ? Number(first.port) : first);
      return Reflect.apply(connect, this, args);
    } as typeof connect;
    try {
      await source().token();
    } finally {
      net.Socket.prototype.connect = connect;
      delete process.env.MSAL_FORCE_REGION;
    }
    assert.deepEqual(ports, [Number(new URL(authority.host).port)]);
    assert.equal(authority.asked.length, 1);
  });

  it('comes from a tenant that is named by its domain as well', async () => {
    authority.knows.tenant = 'contoso.example';
    const auth = {
      method: 'client-secret',
      tenant: 'contoso.example',
      client,
      secret: authority.knows.secret,
    } as const;
    const { token } = createTokenSource(auth, settingsFor(authority), { ca: authority.ca });
    assert.equal(await token(), authority.tokens[0]);
  });

  it('survives characters that mean something in a form', async () => {
    authority.knows.secret = 'a+b&c=d%e f/g~"é';
    assert.equal(await source().token(), authority.tokens[0]);
  });

  it('is not asked for over a connection whose certificate is not trusted', async () => {
    const auth = { method: 'client-secret', tenant, client, secret: authority.knows.secret } as const;
    await assert.rejects(createTokenSource(auth, settingsFor(authority)).token(), {
      name: 'TokenError',
      message: `${new URL(authority.host).host} cannot be asked for a token: unable to verify the first certificate (UNABLE_TO_VERIFY_LEAF_SIGNATURE); NODE_EXTRA_CA_CERTS names further certificates to trust.`,
    });
    assert.deepEqual(authority.asked, []);
  });
});
