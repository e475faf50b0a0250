import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJournal } from '../../runner/journal.ts';
import { createJournalFile, type JournalFile, readJournals } from '../../runner/journal-file.ts';
import { lifeOf, thisProcess } from '../../runner/process-life.ts';
import { UsageError } from '../../target/index.ts';

const target = 'https://graph.example.com/beta';
const collection = `${target}/things`;
const head = {
  runId: 'r1',
  started: '2026-01-02T03:04:05.000Z',
  target,
  collections: ['thing'],
  seed: 1,
  version: '0.0.0',
  ...thisProcess(),
};

/** A disk that takes the first ten bytes of a line. */
const withFullDisk = (use: () => void): void => {
  const { writeSync } = fs;
  fs.writeSync = ((...[fd, text]: [number, unknown]) => {
    writeSync(fd, String(text).slice(0, 10));
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write' });
  }) as typeof writeSync;
  syncBuiltinESMExports();
  try {
    use();
  } finally {
    fs.writeSync = writeSync;
    syncBuiltinESMExports();
  }
};

describe('the journal file', () => {
  let folder = '';
  let file: JournalFile;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'journal-')), 'below');
    file = createJournalFile(folder, head);
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  const only = () => {
    const [record, ...more] = readJournals(folder, new URL(target));
    assert.deepEqual(more, []);
    assert.ok(record !== undefined);
    return record;
  };

  it('tells what stands, what was intended and what was never answered', () => {
    const journal = createJournal(file.write);
    const answered = journal.intend({ collection, verbatim: { payload: { a: 1 }, stoodBefore: ['x'] } });
    journal.intend({ collection, mark: 'gcs-r1-0000001' });
    journal.intend({ collection, verbatim: { payload: { b: 2 } } });
    answered();
    for (const id of ['1', '2', '3']) journal.add({ url: `${collection}/${id}`, id, entity: 'thing' });
    journal.remove(`${collection}/1`);
    journal.remove(`${collection}/2`);
    journal.add({ url: `${collection}/1`, id: '1', entity: 'thing' });
    const { run, intents, unanswered, standing, unreadable } = only();
    assert.deepEqual(run, { kind: 'run', ...head });
    assert.deepEqual(
      intents.map(({ mark }) => mark),
      [undefined, 'gcs-r1-0000001', undefined],
    );
    assert.deepEqual(
      unanswered.map(({ verbatim }) => verbatim),
      [{ payload: { b: 2 } }],
    );
    assert.deepEqual(standing, [`${collection}/3`, `${collection}/1`]);
    assert.deepEqual(unreadable, []);
  });

  it('is written before the request is sent, not some time later', () => {
    createJournal(file.write).intend({ collection, mark: 'gcs-r1-0000001' });
    assert.match(readFileSync(file.path, 'utf8'), /"kind":"intent".*gcs-r1-0000001"}\n$/);
  });

  it('passes over a line that was cut off, and names one that is no line', () => {
    appendFileSync(
      file.path,
      'nonsense\n{"kind":"created","url":"no address"}\n{"kind":"created","url":"https://x/1"}\n',
    );
    appendFileSync(file.path, '{"kind":"created","url":"https://x/2');
    const { standing, unreadable } = only();
    assert.deepEqual(standing, ['https://x/1']);
    assert.deepEqual(unreadable, [2, 3]);
  });

  it('is read for its own target only, and nothing else in the folder is', () => {
    writeFileSync(join(folder, 'empty.jsonl'), '');
    writeFileSync(join(folder, 'notes.txt'), 'notes');
    assert.deepEqual(readJournals(folder, new URL('https://graph.example.com/v1.0')), []);
    assert.deepEqual(readJournals(join(folder, 'nowhere'), new URL(target)), []);
    assert.equal(readJournals(folder, new URL(`${target}/`)).length, 1);
  });

  it('is gone after a run that left nothing, and stays after one that did', () => {
    file.close(false);
    assert.equal(existsSync(file.path), false);
    const other = createJournalFile(folder, head);
    other.close(true);
    assert.deepEqual(readdirSync(folder), [`r1-${process.pid}.jsonl`]);
  });

  it('is never continued by another run', () => {
    assert.throws(
      () => createJournalFile(folder, head),
      (error) => {
        assert.ok(error instanceof UsageError);
        assert.match(error.message, /r1-\d+\.jsonl is the journal of another run with the same --run-id/);
        return true;
      },
    );
  });

  it('cannot be written below a file', () => {
    assert.throws(
      () => createJournalFile(file.path, head),
      /^UsageError: --journal-dir: .* cannot be written: a file is in the way\.$/,
    );
    assert.throws(() => createJournalFile(file.path, head, 'GRAPH_JOURNAL_DIR'), /GRAPH_JOURNAL_DIR: /);
    assert.throws(() => readJournals(file.path, new URL(target)), /--journal-dir: .* is no folder that can be read/);
  });

  it('lets nothing further be created where the disk is full, and everything be removed', () => {
    const journal = createJournal(file.write);
    journal.intend({ collection, mark: 'gcs-r1-0000001' });
    journal.add({ url: `${collection}/1`, id: '1', entity: 'thing' });
    withFullDisk(() => {
      assert.throws(
        () => journal.intend({ collection, mark: 'gcs-r1-0000002' }),
        /--journal-dir: .* cannot be written: the disk is full\.$/,
      );
      journal.remove(`${collection}/1`);
    });
    assert.deepEqual(journal.leftovers, []);
    // What was not noted is looked for once more by whoever sweeps, and is not there.
    assert.deepEqual(only().standing, [`${collection}/1`]);
    journal.add({ url: `${collection}/2`, id: '2', entity: 'thing' });
    assert.deepEqual(only().standing, [`${collection}/1`, `${collection}/2`]);
  });
});

describe('the life of a process', () => {
  it('is seen in its number, and in when it began', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    const { host } = thisProcess();
    const other = { pid: child.pid ?? 0, host };
    assert.equal(lifeOf(thisProcess()), 'alive');
    assert.equal(lifeOf(other), 'alive');
    if (existsSync('/proc/self/stat')) assert.equal(lifeOf({ ...thisProcess(), born: '1' }), 'dead');
    child.kill('SIGKILL');
    await once(child, 'close');
    assert.equal(lifeOf(other), 'dead');
    assert.equal(lifeOf({ ...other, host: `not-${host}` }), 'elsewhere');
  });
});
