import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadContract } from '../../schemas/index.ts';

const { requirements, topics } = loadContract();

/** Ids and levels as published. A row may be added; waivers and reports break when one changes. */
const published: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('requirement-ids.json', import.meta.url), 'utf8'),
);

const hosts = ['docs.oasis-open.org', 'github.com', 'learn.microsoft.com', 'www.rfc-editor.org'];

describe('the requirements', () => {
  it('have the published ids and levels', () => {
    assert.deepEqual(Object.fromEntries(requirements.map(({ id, level }) => [id, level])), published);
  });

  it('have ids of their own', () => {
    assert.equal(new Set(requirements.map(({ id }) => id)).size, requirements.length);
  });

  it('are numbered from 01 under the name of their topic', () => {
    for (const topic of topics) {
      const ids = requirements.filter((requirement) => requirement.topic === topic.name).map(({ id }) => id);
      const expected = ids.map((_, index) => `${topic.name.toUpperCase()}-${String(index + 1).padStart(2, '0')}`);
      assert.deepEqual(ids, expected);
    }
  });

  for (const { id, clause, tolerated, source } of requirements) {
    it(`${id} states what is, and names a public page`, () => {
      assert.doesNotMatch(`${clause} ${tolerated ?? ''}`, /\bshould\b/i);
      const { protocol, hostname } = new URL(source.page);
      assert.equal(protocol, 'https:');
      assert.ok(hosts.includes(hostname), hostname);
    });
  }
});
