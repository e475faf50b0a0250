// Judges servers of the catalogue with the installed package alone. It is copied to where that is, and run there as it
// stands, a few servers at once: most of their time is waiting.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { run, startMock } from 'graph-conformance';

/**
 * A change has as long as the slowest legal variant needs, which shows everything after half a second: 5 s would cost an
 * hour. An answer has longer than usual: no fault here withholds one, and the machine may be busy.
 */
const limits = { visibilitySeconds: 1.5, answerSeconds: 120 };

const judge = async ({ server, options }) => {
  const mock = await startMock({ [server.kind]: server.name });
  const folder = await mkdtemp(resolve('server-'));
  try {
    const target = join(folder, 'target.json');
    await writeFile(target, JSON.stringify({ baseUrl: mock.baseUrl, limits }));
    return await run({ ...options, target, journalDir: join(folder, 'journal'), env: {} });
  } finally {
    await rm(folder, { recursive: true });
    await mock.close();
  }
};

const lanes = Array.from({ length: 4 }, () => Promise.resolve());
let received = 0;

process.on('message', (order) => {
  const lane = received++ % lanes.length;
  lanes[lane] = lanes[lane]
    .then(() => judge(order))
    .then(
      ({ report }) => ({ report }),
      (error) => ({ broke: error.message }),
    )
    .then((delivery) => process.send({ number: order.number, ...delivery }));
});
