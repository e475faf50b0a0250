import assert from 'node:assert/strict';
import { createTokenSource, type TokenSource } from '../../../target/tokens/index.ts';
import { client, type LocalAuthority, listenAsAuthority, settingsFor, tenant } from './authority.ts';

const minute = 60_000;
const start = Date.parse('2026-01-01T00:00:00Z');

describe('a source of tokens', () => {
  let authority: LocalAuthority;
  let source: TokenSource;
  /** What the clock of the source shows, in milliseconds. */
  let clock: number;

  beforeEach(async () => {
    authority = await listenAsAuthority();
    clock = start;
    source = createTokenSource(
      { method: 'client-secret', tenant, client, secret: authority.knows.secret },
      settingsFor(authority),
      { ca: authority.ca, now: () => clock },
    );
  });
  afterEach(() => authority.close());

  it('asks when it is asked, and keeps what it got', async () => {
    assert.equal(authority.asked.length, 0);
    const first = await source.token();
    assert.equal(await source.token(), first);
    assert.equal(authority.asked.length, 1);
  });

  it('asks once for all who wait', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => source.token()));
    assert.deepEqual(new Set(all), new Set(authority.tokens));
    assert.equal(authority.asked.length, 1);
  });

  it('fails once for all who wait, and asks again afterwards', async () => {
    authority.knows.outage = { status: 500, text: '{}' };
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => source.token()));
    assert.ok(all.every(({ status }) => status === 'rejected'));
    assert.equal(authority.asked.length, 1);
    authority.knows.outage = undefined;
    assert.equal(await source.token(), authority.tokens[0]);
  });

  /** Life of a token and when it is renewed, in seconds: five minutes or a tenth of its life before the end. */
  const lives = [
    [3599, 3299],
    [86_400, 86_100],
    [600, 540],
    [60, 54],
  ] as const;
  for (const [life, renewal] of lives) {
    it(`renews a token of ${life} s after ${renewal} s`, async () => {
      authority.knows.expiresIn = life;
      const first = await source.token();
      clock = start + renewal * 1000 - 1;
      assert.equal(await source.token(), first);
      clock++;
      const all = await Promise.all([source.token(), source.token()]);
      assert.deepEqual(all, [authority.tokens[1], authority.tokens[1]]);
      assert.equal(authority.asked.length, 2);
    });
  }

  it('keeps a token that is still good while the authority is out of order, and asks again after 30 s', async () => {
    const first = await source.token();
    authority.knows.outage = { status: 503, text: 'maintenance' };
    clock += 56 * minute;
    assert.deepEqual(await Promise.all([source.token(), source.token()]), [first, first]);
    assert.equal(await source.token(), first);
    assert.equal(authority.asked.length, 2);
    clock += minute / 2;
    assert.equal(await source.token(), first);
    assert.equal(authority.asked.length, 3);
    authority.knows.outage = undefined;
    clock += minute / 2;
    assert.equal(await source.token(), authority.tokens[1]);
  });

  it('fails once the token has expired and there is no other', async () => {
    await source.token();
    authority.knows.outage = { status: 503, text: 'maintenance' };
    clock += 61 * minute;
    await assert.rejects(source.token(), { name: 'TokenError', message: / answered 503 with something / });
  });

  it('knows every secret and token it ever held', async () => {
    assert.deepEqual(source.secrets(), [authority.knows.secret]);
    const first = await source.token();
    await source.renew(first);
    assert.deepEqual(source.secrets(), [authority.knows.secret, ...authority.tokens]);
    assert.equal(authority.tokens.length, 2);
  });

  describe('whose token is rejected', () => {
    it('gets one new token for all who tell', async () => {
      const first = await source.token();
      const all = await Promise.all(Array.from({ length: 20 }, () => source.renew(first)));
      assert.deepEqual(new Set(all), new Set([authority.tokens[1]]));
      assert.equal(authority.asked.length, 2);
      assert.equal(await source.token(), authority.tokens[1]);
    });

    it('gives its token without asking if another one was rejected', async () => {
      const first = await source.token();
      const second = await source.renew(first);
      assert.equal(await source.renew(first), second);
      assert.equal(await source.renew('something else'), second);
      assert.equal(authority.asked.length, 2);
    });

    it('does not follow one new token by the next, until a minute has passed', async () => {
      const second = (await source.renew(await source.token())) ?? assert.fail();
      assert.equal(await source.renew(second), undefined);
      assert.equal(await source.renew(second), undefined);
      assert.equal(authority.asked.length, 2);
      clock += minute;
      assert.notEqual(await source.renew(second), undefined);
      assert.equal(await source.token(), authority.tokens[2]);
    });

    it('gets one even if none was asked for before', async () => {
      assert.equal(await source.renew('something else'), authority.tokens[0]);
    });

    it('fails if the authority does', async () => {
      const first = await source.token();
      authority.knows.secret = 'changed-0123456789';
      await assert.rejects(source.renew(first), { code: 'AADSTS7000215' });
    });
  });

  describe('with a fixed token', () => {
    it('gives it for ever, and has no other', async () => {
      const fixed = createTokenSource({ method: 'token', token: 'fixed' }, settingsFor(authority), {
        now: () => clock,
      });
      assert.deepEqual(fixed.secrets(), ['fixed']);
      assert.equal(await fixed.token(), 'fixed');
      clock = Number.MAX_SAFE_INTEGER;
      assert.equal(await fixed.token(), 'fixed');
      assert.equal(await fixed.renew('fixed'), undefined);
      assert.equal(await fixed.renew('another'), 'fixed');
      assert.deepEqual(authority.asked, []);
    });
  });
});
