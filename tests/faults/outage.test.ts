import assert from 'node:assert/strict';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMock } from '../../mock/index.ts';
import { fixedToken } from '../../target/index.ts';
import { judge } from './trial.ts';

/** A way to a server of this machine that is shut from the connection attempt on at which so many requests have passed. */
const gateTo = async (port: number, shutAfter: number, shutForMs: number) => {
  const sockets = new Set<Socket>();
  let requests = 0;
  let shut = 0;
  const gate = createServer((near) => {
    const far = dial(port, '127.0.0.1');
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
      from.pipe(to);
    }
    near.on('data', (chunk: Buffer) => {
      if (/^[A-Z]+ \//.test(chunk.toString('latin1')) && ++requests === shutAfter) void close();
    });
  });
  const open = (at: number): Promise<void> => new Promise((resolve) => gate.listen(at, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    const { port: own } = gate.address() as AddressInfo;
    shut++;
    gate.close();
    for (const socket of sockets) socket.destroy();
    await sleep(shutForMs);
    await open(own);
  };
  await open(0);
  return {
    url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    shut: () => shut,
    end: () => {
      gate.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};

describe('a target that cannot be reached for longer than a restart takes', function () {
  this.timeout(600_000);

  it('is left as it was, once it can be reached again', async () => {
    const mock = await startMock();
    const before = mock.snapshot();
    const { port, pathname } = new URL(mock.baseUrl);
    // The run gives the target up after a second, and asks once more for a second before it cleans up.
    const gate = await gateTo(Number(port), 80, 1_300);
    const { token, readerToken, parameters } = mock;
    const target = { root: new URL(pathname, gate.url), tokens: fixedToken(token), readerToken, parameters };
    const { totals, results } = await judge(target, ['--seed', '7', '--only', 'CREATE'], { restartMs: 1_000 });
    gate.end();
    await mock.close();
    assert.equal(gate.shut(), 1);
    assert.ok(totals.created > 0);
    assert.equal(totals.leftover, 0);
    assert.deepEqual(mock.snapshot(), before);
    // That nobody answers any more is nobody's finding.
    const findings = results.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
    assert.deepEqual(
      findings.map(({ id, finding }) => `${id}: ${finding?.message}`),
      [],
    );
  });
});
