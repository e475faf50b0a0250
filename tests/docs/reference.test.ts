import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { folder, pages } from '../../reference/pages.ts';

const advice = 'says something else than the code: npm run reference writes it anew';

describe('the reference', () => {
  let made: Readonly<Record<string, string>>;
  before(async () => {
    made = await pages();
  });

  it('is what the code says', async () => {
    for (const [name, text] of Object.entries(made)) {
      const written = await readFile(new URL(name, folder), 'utf8').catch(() => '');
      assert.ok(written === text, `docs/reference/${name} ${advice}`);
    }
  });

  it('has no page that nobody writes', async () => {
    assert.deepEqual((await readdir(folder)).toSorted(), Object.keys(made).toSorted());
  });
});
