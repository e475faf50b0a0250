import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Answer } from '../../target/exchange.ts';
import { createKeeping } from '../../target/kept-answer.ts';

const declared = new Set(['name', 'state']);

const answerOf = (json: unknown): Answer => ({ status: 200, headers: {}, text: JSON.stringify(json), json });

/** What is kept of an answer, by the first of its run or by one that comes when room is tight. */
const kept = (answer: Answer, late = false): Answer => {
  const keep = createKeeping((name) => declared.has(name));
  const before: Answer = { status: 200, headers: {}, text: 'x'.repeat(900_000), json: undefined };
  for (let i = 0; late && i < 80; i++) keep({ answer: before });
  const outcome = keep({ answer });
  return 'answer' in outcome ? outcome.answer : assert.fail();
};

const long = 'x'.repeat(1_200_000);
const entity = { id: '1', name: 'a', state: null, '@odata.type': '#x', extra: 'small' };

describe('what is kept of an answer', () => {
  it('is all of one that is not long, and less when there were many', () => {
    const answer = answerOf({ ...entity, padding: 'x'.repeat(200_000) });
    assert.equal(kept(answer), answer);
    assert.ok(kept(answer, true).text.length < 1_000);
    const short = answerOf(entity);
    assert.equal(kept(short, true), short);
  });

  for (const [what, padding] of Object.entries({
    'a long text': { padding: long },
    'a long list': { padding: Array.from({ length: 600_000 }, () => 1) },
    'many members': Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`padding${i}`, i])),
    'a deep value': { padding: JSON.parse(`${'['.repeat(600_000)}${']'.repeat(600_000)}`) as unknown },
  })) {
    it(`is the entity beside ${what}`, () => {
      const text = 'padding' in padding && what === 'a deep value' ? '['.repeat(1_200_000) : JSON.stringify(padding);
      const { json, text: shown } = kept({ status: 200, headers: {}, text, json: { ...padding, ...entity } });
      const { '…': note, ...rest } = json as Record<string, unknown>;
      assert.match(String(note), /^\(\d+ long members left out\)$/);
      const { extra: _, ...known } = entity;
      assert.deepEqual({ ...rest, ...known }, rest);
      assert.ok(shown.length < 100_000, `${shown.length}`);
      assert.deepEqual(JSON.parse(shown), json);
    });
  }

  it('is every object of a list, wrapped or not', () => {
    const value = Array.from({ length: 10_000 }, (_, i) => ({ ...entity, id: `${i}`, padding: 'x'.repeat(200) }));
    const { json } = kept(answerOf({ '@odata.nextLink': 'next', value }));
    const list = json as { readonly value: readonly object[]; readonly '@odata.nextLink': string };
    assert.equal(list['@odata.nextLink'], 'next');
    assert.deepEqual(
      list.value.map((one) => ({ ...one, ...entity, id: 0 })).filter((one) => 'name' in one).length,
      value.length,
    );
    assert.deepEqual(
      list.value.map((one) => (one as { readonly id: string }).id),
      value.map(({ id }) => id),
    );
  });

  it('tells a text that is longer than any that is sent from all of those', () => {
    const { json } = kept(answerOf({ ...entity, name: long }));
    assert.ok((json as { readonly name: string }).name.length > 100_100);
  });

  it('is an error with its code and message', () => {
    const error = { code: 'x', message: 'y', innerError: { date: 'z', padding: long } };
    const { json } = kept(answerOf({ error }));
    const said = (json as { readonly error: typeof error }).error;
    assert.deepEqual([said.code, said.message, said.innerError.date], ['x', 'y', 'z']);
  });

  it('is beginning and end of what is no JSON', () => {
    const { text } = kept({ status: 500, headers: {}, text: `<h1>${long}</h1>`, json: undefined });
    assert.match(text, /^<h1>x+… \([\d,]+ characters left out\) …x+<\/h1>$/);
  });

  it('fits into the memory, though every answer is as long as it may be', async function () {
    this.timeout(600_000);
    const script = fileURLToPath(new URL('./print-memory.ts', import.meta.url));
    const args = ['--expose-gc', '--max-old-space-size=500', '--import', 'tsx', script];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const { answers, megabytes } = JSON.parse(stdout) as { readonly answers: number; readonly megabytes: number };
    assert.equal(answers, 60);
    assert.ok(megabytes < 300, `${megabytes} MB are held`);
  });
});
