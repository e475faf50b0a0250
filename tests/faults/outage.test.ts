import assert from 'node:assert/strict';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMock } from '../../mock/index.ts';
import { fixedToken } from '../../target/index.ts';
import { exitCodeOf, exitCodes, type Report } from '../../verdicts/index.ts';
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
    await sleep(shutForMs, undefined, { ref: false });
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

/** A run of all creates through a gate that is shut after 80 requests, and the service behind it before and after. */
const runThroughGate = async (shutForMs: number, restartMs: number) => {
  const mock = await startMock();
  const before = mock.snapshot();
  const { port, pathname } = new URL(mock.baseUrl);
  const gate = await gateTo(Number(port), 80, shutForMs);
  const { token, readerToken, parameters } = mock;
  const target = { root: new URL(pathname, gate.url), tokens: fixedToken(token), readerToken, parameters };
  const report = await judge(target, ['--seed', '7', '--only', 'CREATE', '--only', 'ERROR-03'], { restartMs });
  gate.end();
  await mock.close();
  assert.ok(report.totals.created > 0);
  return { report, before, after: mock.snapshot() };
};

/** What is held against the service. */
const findingsOf = ({ results }: Report): readonly string[] =>
  results
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .map(({ id, finding }) => `${id}: ${finding?.message}`);

describe('a target that cannot be reached any more', function () {
  this.timeout(600_000);

  it('for longer than a restart takes, is left as it was once it can be reached again', async () => {
    // The run gives the target up after a second, and asks once more for a second before it cleans up.
    const { report, before, after } = await runThroughGate(1_300, 1_000);
    assert.deepEqual(after, before);
    assert.deepEqual([report.totals.leftover, report.totals.unclear], [0, undefined]);
    assert.deepEqual(findingsOf(report), []);
  });

  it('for good, is blamed for nothing, and the report says what is left and what nobody knows', async () => {
    const { report } = await runThroughGate(3_600_000, 200);
    const { totals, cutShort } = report;
    assert.deepEqual(findingsOf(report), []);
    assert.equal(exitCodeOf(report), exitCodes.broken);
    assert.match(cutShort ?? '', /^the target does not answer any more since (?:a|the) request /);
    assert.equal(totals.leftover, totals.created - totals.deleted);
    // Requests that were never sent are nothing to look for: no more than were under way at once.
    assert.ok((totals.unclear ?? 0) <= 8, `${totals.unclear} are unclear`);
  });
});
