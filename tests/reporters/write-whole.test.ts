import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../reporters/write-whole.ts';
import { withFolder } from '../cli/run-command.ts';

describe('writeWhole', () => {
  it('makes the folder and leaves nothing but the file', () =>
    withFolder(async (folder) => {
      const deeper = join(folder, 'a', 'b');
      await writeWhole(deeper, 'page.html', 'é\n');
      assert.deepEqual(await readdir(deeper), ['page.html']);
      assert.equal(await readFile(join(deeper, 'page.html'), 'utf8'), 'é\n');
    }));

  it('never shows a reader less than one of the texts', () =>
    withFolder(async (folder) => {
      const texts = ['a', 'b'].map((letter) => letter.repeat(2_000_000));
      await writeWhole(folder, 'page.html', texts[0] ?? '');
      let over = false;
      const reading = (async () => {
        while (!over) assert.ok(texts.includes(await readFile(join(folder, 'page.html'), 'utf8')));
      })();
      for (let i = 0; i < 20; i++) await writeWhole(folder, 'page.html', texts[i % 2] ?? '');
      over = true;
      await reading;
    }));

  it('leaves the earlier text where it cannot write', () =>
    withFolder(async (folder) => {
      await writeWhole(folder, 'page.html', 'earlier');
      const part = join(folder, '.page.html.part');
      await mkdir(part);
      await assert.rejects(writeWhole(folder, 'page.html', 'new'), { code: 'EISDIR' });
      assert.equal(await readFile(join(folder, 'page.html'), 'utf8'), 'earlier');
    }));

  it('takes over what a killed process was writing', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, '.page.html.part'), '<html>half');
      await writeWhole(folder, 'page.html', 'whole');
      assert.deepEqual(await readdir(folder), ['page.html']);
    }));
});
