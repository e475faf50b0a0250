import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { narrowed, watchOrder } from '../../cli/watch/order.ts';
import { listenForChanges, type TriggerOptions } from '../../cli/watch/triggers.ts';
import { startMock } from '../../mock/index.ts';
import { UsageError } from '../../target/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { withScene } from './killed-run.ts';
import { beginCommand, environmentOf, withFolder } from './run-command.ts';

describe('--watch', () => {
  const lines: readonly (readonly [line: string, paths: readonly string[] | undefined, rest: string])[] = [
    ['--seed 1', undefined, ''],
    ['--watch', [], ''],
    ['--watch mock specs --seed 1', ['mock', 'specs'], '--seed 1'],
    ['--strict --watch --seed 1', [], '--strict --seed 1'],
    ['--watch=mock --watch=specs 1', ['mock', 'specs'], '1'],
  ];
  for (const [line, paths, rest] of lines) {
    it(`is read from: ${line}`, () => {
      const order = watchOrder(line.split(' '));
      assert.deepEqual(order?.paths, paths);
      if (order !== undefined) assert.equal(order.rest.join(' '), rest);
    });
  }

  it('narrows a run to what failed, whatever it was narrowed to before', () => {
    const args = ['--only', 'TEXT', '--only=ENUM', '--seed', '1', '--update-waivers'];
    assert.deepEqual(narrowed(args, ['TEXT-01/a'], 'out'), [
      '--seed',
      '1',
      '--only',
      'TEXT-01/a',
      '--report-dir',
      'out',
    ]);
  });
});

describe('what starts the next run', () => {
  const listen = (options: Partial<TriggerOptions>) => {
    const input = new PassThrough() as unknown as NodeJS.ReadStream & PassThrough;
    return { input, ...listenForChanges({ paths: [], own: [], target: undefined, input, ...options }) };
  };

  it('is Enter, and nothing once nobody can press it any more', async () => {
    const { input, next, close } = listen({});
    input.write('\n');
    assert.equal(await next(), 'Once more.');
    const waiting = next();
    input.end();
    assert.equal(await waiting, undefined);
    assert.equal(await next(), undefined);
    close();
  });

  it('is a change of a file, though it was put in the place of the old one or came while a run was under way', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'watched.ts');
      await writeFile(path, '1');
      const { next, close } = listen({ paths: [path] });
      await writeFile(path, '2');
      assert.equal(await next(), `${path} has changed.`);
      await writeFile(`${path}.new`, '3');
      await rename(`${path}.new`, path);
      await pause(1_000);
      assert.equal(await next(), `${path} has changed.`);
      close();
    }));

  it('is a change in a folder, but not the reports in it', () =>
    withFolder(async (folder) => {
      const { next, close } = listen({ paths: [folder], own: [join(folder, 'reports')] });
      await mkdir(join(folder, 'reports'));
      await writeFile(join(folder, 'reports', 'index.html'), '1');
      await writeFile(join(folder, 'server.ts'), '1');
      assert.equal(await next(), `${join(folder, 'server.ts')} has changed.`);
      close();
    }));

  it('is never a path that is not there', () => {
    assert.throws(() => listen({ paths: ['/nowhere'] }), UsageError);
  });

  it('is a target that was away', async () => {
    const port = await new Promise<number>((tell) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => tell(typeof address === 'object' ? (address?.port ?? 0) : 0));
      });
    });
    const { next, close } = listen({ target: new URL(`http://127.0.0.1:${port}/beta`) });
    let why: string | undefined;
    void next().then((words) => {
      why = words;
    });
    // On a busy machine a look may come late: the target goes and comes until one was in between.
    while (why === undefined) {
      await pause(700);
      const server = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
      await once(server, 'listening');
      await pause(700);
      await new Promise((closed) => server.close(closed));
    }
    assert.equal(why, 'The target is back.');
    close();
  });
});

describe('graph-conformance run --watch', function () {
  this.timeout(600_000);

  const only = ['--only', 'TEXT-01', '--only', 'ROUTE-01'];

  it('judges what failed first and then everything, on Enter, until it is interrupted', () =>
    withFolder(async (folder) => {
      const mock = await startMock({ fault: 'text-trims' });
      try {
        const before = mock.snapshot();
        const env = { ...environmentOf(mock), GRAPH_REPORT_DIR: folder };
        const watching = beginCommand(['run', '--watch', folder, ...only], env);
        await watching.says('starts the next run');
        const { results } = JSON.parse(await readFile(join(folder, 'conformance.json'), 'utf8')) as Report;
        const failed = results
          .filter(({ verdict }) => verdict === 'fail')
          .map(({ id, operation }) => `${id}/${operation}`);
        assert.ok(failed.length > 0 && failed.length < results.length);
        watching.process.stdin?.write('\n');
        await watching.says('Now everything.');
        await watching.says(`in ${failed.length} address`);
        watching.process.kill('SIGINT');
        const { code, stdout, stderr } = await watching.ended;
        assert.ok(stdout.includes(`What failed last time first: ${failed.join(', ')}\n`), stdout);
        assert.ok(stdout.indexOf('What failed last time') < stdout.indexOf('Now everything.'));
        assert.ok(code === 3 || code === 1, `${code} ${stderr}`);
        assert.deepEqual(mock.snapshot(), before);
      } finally {
        await mock.close();
      }
    }));

  it('cleans up where it is interrupted in the middle of a run', () =>
    withScene(async (scene) => {
      const before = scene.mock.snapshot();
      const watching = beginCommand(['run', '--watch', '--only', 'CREATE', '--only', 'UPDATE'], scene.env);
      await scene.line.requests(70);
      watching.process.kill('SIGINT');
      const { code, stderr } = await watching.ended;
      assert.match(
        stderr,
        /SIGINT: the run ends here and cleans up\. A second Ctrl\+C \(or signal\) ends it at once, without cleaning up\./,
      );
      assert.equal(code, 3);
      assert.deepEqual(scene.mock.snapshot(), before);
      assert.deepEqual(await scene.journals(), []);
    }));
});
