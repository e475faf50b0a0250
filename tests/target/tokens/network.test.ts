import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ask } from '../../../target/tokens/network.ts';
import { certify } from './certificates.ts';

const ca = certify({ name: 'Test CA' });
const { key, certificate: cert } = certify({ name: 'server', ip: '127.0.0.1', by: ca });

/** Asks a server that answers as told, and returns what is said about the failure. */
const complaint = async (answer: (response: ServerResponse) => void, deadlineMs?: number): Promise<string> => {
  const server = createServer({ key, cert }, (_, response) => answer(response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const said = await ask({ method: 'GET', url, headers: {} }, ca.certificate, deadlineMs).then(
    () => assert.fail('It was answered.'),
    ({ name, message }: Error) => `${name}: ${message.replace(new URL(url).host, 'HOST')}`,
  );
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return said;
};

describe('a request to a token service', () => {
  const late = 'TokenError: HOST cannot be asked for a token: no answer within 0.2 s.';

  it('ends at the deadline, whether nothing comes or only a part', async () => {
    assert.equal(await complaint(() => undefined, 200), late);
    assert.equal(await complaint((response) => response.writeHead(200).write('{'), 200), late);
  });

  it('says that the connection broke', async () => {
    const broken = await complaint((response) => response.destroy());
    assert.equal(broken, 'TokenError: HOST cannot be asked for a token: socket hang up (ECONNRESET).');
    const cut = await complaint((response) => response.writeHead(200).write('{', () => response.destroy()));
    assert.equal(cut, 'TokenError: HOST cannot be asked for a token: aborted (ECONNRESET).');
  });

  it('is not made over http', async () => {
    await assert.rejects(ask({ method: 'GET', url: 'http://127.0.0.1:1', headers: {} }, undefined), {
      name: 'TokenError',
      message: /^127\.0\.0\.1:1 cannot be asked for a token: Protocol "http:" not supported\./,
    });
  });
});
