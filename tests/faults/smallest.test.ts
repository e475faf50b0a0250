import assert from 'node:assert/strict';
import pLimit from 'p-limit';
import { faults, type MockOptions } from '../../mock/index.ts';
import type { Finding, Report } from '../../verdicts/index.ts';
import { contract } from '../runner/checks.ts';
import { trial } from './trial.ts';

/** What the smallest value looks like. A text comes without the mark, unless `whole` says otherwise. */
interface Look {
  readonly words: string;
  readonly like: (value: unknown) => boolean;
  readonly whole?: true;
}

const matching = (words: string, pattern: RegExp): Look => ({
  words,
  like: (value) => typeof value === 'string' && pattern.test(value),
});
const whole = (look: Look): Look => ({ ...look, whole: true });
const exactly = (value: unknown): Look => ({
  words: JSON.stringify(value),
  like: (found) => JSON.stringify(found) === JSON.stringify(value),
});
const oneOf = (words: string, ...values: readonly unknown[]): Look => ({
  words,
  like: (value) => values.includes(value),
});
const letters = (count: number): Look =>
  whole({
    words: `${count} characters, plain letters but for the mark`,
    like: (value) => typeof value === 'string' && value.length === count && /^a+( gcs-\S+)?$/.test(value),
  });

/** Fault by fault, the requirement that tells it, the properties of which one is guilty, and how small it can be told. */
const smallest: readonly (readonly [fault: string, id: string, properties: readonly string[], look: Look])[] = [
  ['text-column-is-latin1', 'TEXT-01', [], matching('one character outside Latin-1', /^[^\0-\xff]$/u)],
  ['text-replaces-emoji', 'TEXT-01', [], matching('one character beyond the basic plane', /^[\u{10000}-\u{10ffff}]$/u)],
  [
    'text-drops-what-is-not-ascii',
    'TEXT-01',
    ['deviceDisplayName'],
    matching('one character beyond ASCII', /^[^\0-\x7f]$/u),
  ],
  ['text-reads-utf8-as-latin1', 'TEXT-01', [], matching('one character beyond ASCII', /^[^\0-\x7f]$/u)],
  ['text-composes-accents', 'TEXT-01', [], matching('a letter and its accent', /^\p{L}\p{Mn}$/u)],
  ['text-strips-accents', 'TEXT-01', [], matching('a combining accent', /^\p{Mn}$/u)],
  ['text-strips-zero-width', 'TEXT-01', [], matching('one zero-width character', /^[\u200b-\u200f\u2060\ufeff]$/)],
  ['text-refuses-emoji', 'TEXT-01', ['productKey'], matching('one emoji', /^\p{Extended_Pictographic}$/u)],
  ['text-doubles-quotes', 'TEXT-01', [], exactly("'")],
  ['text-drops-backslashes', 'TEXT-01', [], exactly('\\')],
  ['text-adds-backslashes', 'TEXT-01', [], matching('one quote or backslash', /^["'\\]$/)],
  ['text-escapes-markup', 'TEXT-01', [], matching('one character of markup', /^[&<>"']$/)],
  ['text-strips-markup', 'TEXT-01', [], exactly('<>')],
  ['text-refuses-markup', 'TEXT-01', ['deviceDisplayName'], oneOf('a single angle bracket', '<', '>')],
  ['text-expands-mustaches', 'TEXT-01', [], exactly('{{}}')],
  ['text-decodes-percent', 'TEXT-01', [], matching('one percent escape', /^%[0-7][0-9a-f]$/i)],
  ['text-plus-to-space', 'TEXT-01', [], exactly('+')],
  ['text-drops-semicolons', 'TEXT-01', ['qualityUpdateVersion'], exactly(';')],
  [
    'text-trims',
    'TEXT-01',
    ['displayName'],
    whole(matching('white space at an end', /^(\s|[^\s].*[^\s]\s|\s[^\s]+)$/)),
  ],
  ['text-trims-trailing-spaces', 'TEXT-01', [], exactly(' ')],
  ['text-collapses-spaces', 'TEXT-01', [], whole(matching('two spaces in a row', /^ {2}(gcs-\S+)?$/))],
  ['text-expands-tabs', 'TEXT-01', [], exactly('\t')],
  ['text-converts-newlines', 'TEXT-01', [], exactly('\n')],
  ['text-lowercases-user', 'TEXT-01', ['userPrincipalName'], matching('one capital letter', /^\p{Lu}$/u)],
  ['text-uppercases-product-key', 'TEXT-01', ['productKey'], exactly('a')],
  ['text-cut-at-255', 'TEXT-01', [], letters(256)],
  ['text-cut-at-64-in-one-column', 'TEXT-01', ['featureUpdateVersion'], letters(65)],
  ['text-longer-than-256-is-refused', 'TEXT-01', ['displayName'], letters(257)],
  ['text-longer-than-900-is-refused-on-update', 'TEXT-01', [], letters(901)],
  ['text-kept-cut-at-512', 'TEXT-01', [], letters(513)],
  ['text-empty-is-refused', 'TEXT-01', ['deviceId'], exactly('')],
  ['text-word-null', 'TEXT-01', [], exactly('null')],
  ['text-word-true', 'TEXT-01', [], exactly('true')],
  ['text-digits-to-json-number', 'TEXT-01', ['updateVersion'], matching('one digit', /^\d$/)],
  ['text-loses-leading-zeros', 'TEXT-01', ['productKey'], matching('a zero before a digit', /^0\d$/)],
  ['text-ends-at-nul', 'TEXT-01', [], exactly('\0')],
  ['date-keeps-milliseconds', 'DATE-01', [], exactly('2000-01-01T00:00:00.0001Z')],
  ['date-keeps-microseconds', 'DATE-01', [], exactly('2000-01-01T00:00:00.0000001Z')],
  ['date-keeps-seconds', 'DATE-01', [], exactly('2000-01-01T00:00:00.1Z')],
  ['date-drops-offset', 'DATE-01', [], matching('the smallest offset', /^2000-01-01T00:00:00[+-](01:00|00:01)$/)],
  ['date-offset-beyond-12-is-refused', 'DATE-01', [], exactly('2000-01-01T00:00:00+13:00')],
  ['date-leap-day-is-moved', 'DATE-01', [], exactly('2000-02-29T00:00:00Z')],
  ['date-before-1970-is-refused', 'DATE-01', [], exactly('1969-01-01T00:00:00Z')],
  ['date-before-1970-becomes-1970', 'DATE-01', [], exactly('1969-01-01T00:00:00Z')],
  ['date-after-2037-is-refused', 'DATE-01', [], exactly('2038-01-01T00:00:00Z')],
  ['date-year-9999-is-refused', 'DATE-01', [], exactly('9999-01-01T00:00:00Z')],
  ['date-number-is-milliseconds', 'DATE-02', [], { words: 'a number', like: (value) => typeof value === 'number' }],
  ['enum-member-missing', 'ENUM-01', ['status'], exactly('pendingReboot')],
  ['enum-zero-category-is-not-set', 'ENUM-02', ['updateCategory'], exactly('critical')],
  ['enum-empty-to-default', 'ENUM-03', [], exactly('')],
  [
    'enum-case-to-default',
    'ENUM-04',
    ['status'],
    matching('a member in another letter case', /^PendingInstallation$/i),
  ],
  ['null-is-refused', 'TYPE-03', ['deviceId'], exactly(null)],
  ['null-does-not-clear', 'TYPE-03', [], exactly(null)],
  ['type-number-to-text-in-one-property', 'TYPE-01', ['updateVersion'], exactly(42)],
  ['type-array-is-joined', 'TYPE-01', [], { words: 'an array', like: Array.isArray }],
  ['null-is-stored-for-required', 'TYPE-02', ['displayName'], exactly(null)],
];

const seeds = ['7', '2024'];
const atOnce = pLimit(6);
const mark = / gcs-[0-9a-z]+-[0-9a-z]{7}$/;

/** Selects a requirement on the operations where a fault shows. */
const selecting = (name: string, id: string): readonly string[] =>
  (faults.find((fault) => fault.name === name)?.operations ?? []).flatMap((operation) => [
    '--only',
    `${id}/${operation}`,
  ]);

/** The body that the printed command sends; of two commands in one line, the second. */
const bodyIn = (curl: string): unknown => {
  const [, words = ''] = [...curl.matchAll(/--data-raw '([^\n]*?)'(?: \| sed .*)?$/gm)].at(-1) ?? [];
  return JSON.parse(words.replaceAll(`'\\''`, "'"));
};

/** Checks the payload itself: the guilty property, and on create at most one text that carries the mark. */
const assertSmall = (finding: Finding, operationId: string, properties: readonly string[], look: Look): void => {
  const payload = finding.payload as Readonly<Record<string, unknown>>;
  const operation = contract.operations.find((one) => one.id === operationId);
  const guilty = finding.property ?? '';
  assert.ok(properties.length === 0 || properties.includes(guilty), `${guilty} is blamed`);
  const others = Object.keys(payload).filter((name) => name !== guilty);
  const marked = others.filter((name) => mark.test(String(payload[name])));
  assert.deepEqual(others, operation?.kind === 'create' ? marked.slice(0, 1) : [], JSON.stringify(payload));
  const value = payload[guilty];
  const bare = typeof value === 'string' && look.whole !== true ? value.replace(mark, '') : value;
  assert.ok(look.like(bare), `${JSON.stringify(value)} is not ${look.words}`);
};

/** Checks that everything else in the finding is about the same payload. */
const assertAbout = ({ payload, property = '', curl = '', message, others = [], ...finding }: Finding): void => {
  assert.deepEqual(bodyIn(curl), payload);
  if (/ in (the answer|GET), not /.test(message)) {
    const { expected = '' } = finding;
    assert.deepEqual(JSON.parse(expected), (payload as Readonly<Record<string, unknown>>)[property]);
    // A long value is cut in the message.
    assert.ok(message.includes(`not ${expected.slice(0, 50)}`), message);
  } else assert.match(message, /answered with [45]\d\d|accepted/);
  const original =
    /^first seen where (.*); the smallest that shows it/s.exec(finding.case ?? '')?.[1] ?? finding.case ?? '';
  assert.ok(!others.includes(original) && !others.includes(finding.case ?? ''));
};

describe('the smallest payload that shows a fault', function () {
  this.timeout(0);
  const reports = new Map<string, Promise<Report>>();

  before(() => {
    for (const seed of seeds) {
      for (const [fault, id] of smallest) {
        const report = atOnce(() =>
          trial({ fault }, [...selecting(fault, id), '--seed', seed, '--run-id', `small${seed}`]),
        );
        report.catch(() => undefined);
        reports.set(`${fault}/${seed}`, report);
      }
    }
  });

  for (const seed of seeds) {
    describe(`with seed ${seed}`, () => {
      for (const [name, id, properties, look] of smallest) {
        it(`of ${name} is ${look.words}`, async () => {
          const report = await reports.get(`${name}/${seed}`);
          assert.ok(report);
          assert.notDeepEqual(report.results, []);
          for (const { operation, verdict, reason, finding } of report.results) {
            assert.ok(finding !== undefined, `${id}/${operation}: ${verdict} ${reason ?? ''}`);
            assertSmall(finding, operation, properties, look);
            assertAbout(finding);
          }
          assert.equal(report.totals.leftover, 0);
        });
      }
    });
  }

  it('costs a correct service nothing, and a faulty one no more writes than are allowed', async () => {
    const writesIn = async (options: MockOptions): Promise<number> =>
      (await trial(options, ['--only', 'TEXT-01', '--profile', 'smoke', '--seed', '7'])).totals.writes;
    const planned = await writesIn({});
    const spent = (await writesIn({ fault: 'text-doubles-quotes' })) - planned;
    assert.ok(spent > 0 && spent <= 60, `${spent} writes more than the ${planned} planned`);
  });

  it('is the same for the same seed and run id', async () => {
    const payload = async (): Promise<unknown> =>
      (
        await trial({ fault: 'text-lowercases-user' }, ['--only', 'TEXT-01', '--seed', '7', '--run-id', 'twice'])
      ).results.map(({ finding }) => finding?.payload);
    assert.deepEqual(await payload(), await payload());
  });
});
