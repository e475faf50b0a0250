import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { html } from '../../reporters/html/markup.ts';
import { metadataSection } from '../../reporters/html/metadata-section.ts';
import { metadataLines } from '../../reporters/metadata-lines.ts';
import {
  type Comparison,
  type ComparisonName,
  comparisonNames,
  type MetadataReport,
} from '../../verdicts/metadata/index.ts';
import { firstMisnesting, tagsOf, textOf } from './page.ts';

const comparison = (name: string, of: ComparisonName, more: Partial<Comparison> = {}): Comparison => ({
  entity: 'lamp',
  subject: 'property',
  name,
  comparison: of,
  documented: 'Edm.String, may be null',
  declared: 'Edm.String, may be null',
  ...(of.endsWith('differs') ? { difference: 'one as documented, another as declared' } : {}),
  ...more,
});

const gone = 'no navigation property lamps on room';
const url = 'https://graph.example/beta/$metadata';
const report: MetadataReport = {
  url,
  unchanged: true,
  notKept: 'cache cannot keep the metadata for the next run: EACCES.',
  comparisons: [
    comparison('createLamp', 'documented-only', { subject: 'operation', declared: gone }),
    comparison('listLamps', 'documented-only', { subject: 'operation', declared: gone }),
    comparison('getLamp', 'agrees', { subject: 'operation' }),
    comparison('spares', 'declared-only', { subject: 'navigation', declared: 'a navigation property of cellar' }),
    ...comparisonNames.map((name) => comparison(`p-${name}`, name)),
    comparison('openDoor', 'agrees', { entity: 'door', subject: 'operation' }),
  ],
};
const none: MetadataReport = { url, problem: `${url} answered 404.`, comparisons: [] };

describe('the metadata in the terminal', () => {
  it('are counted by entity, and each disagreement is told once', () => {
    assert.deepEqual(metadataLines(report), [
      'Metadata  https://graph.example/beta/$metadata',
      '  They are unchanged since they were last read.',
      '  cache cannot keep the metadata for the next run: EACCES.',
      '  lamp: 1 of 3 operations and 1 of 5 properties as documented',
      '    documented only: no navigation property lamps on room',
      '      createLamp',
      '      listLamps',
      '    documented only: Edm.String, may be null',
      '      p-documented-only',
      '    declared only: a navigation property of cellar',
      '      spares',
      '    declared only: Edm.String, may be null',
      '      p-declared-only',
      '    type differs: one as documented, another as declared',
      '      p-type-differs',
      '    nullability differs: one as documented, another as declared',
      '      p-nullability-differs',
      '    enum differs: one as documented, another as declared',
      '      p-enum-differs',
      '  door: 1 of 1 operations and 0 of 0 properties as documented',
    ]);
  });

  it('are a sentence where there are none', () => {
    assert.deepEqual(metadataLines(none), [`Metadata  ${url}`, `  ${url} answered 404.`]);
  });

  it('are few lines, however many a service declares', () => {
    const many = Array.from({ length: 1000 }, (_, index) => comparison(`p${index}`, 'declared-only'));
    const lines = metadataLines({ ...report, comparisons: many });
    assert.equal(lines.length, 26);
    assert.equal(lines.at(-1), '      … (980 more)');
  });
});

describe('the metadata on the overview page', () => {
  const page = metadataSection(report)?.text ?? '';

  it('have no section in a run that did not look', () => {
    assert.equal(metadataSection(undefined), undefined);
  });

  it('are well-formed markup under one heading of the second level', () => {
    for (const of of [report, none]) {
      const text = metadataSection(of)?.text ?? '';
      assert.equal(firstMisnesting(text), undefined);
      assert.doesNotMatch(textOf(text), /[<>]/);
      const headings = tagsOf(text).filter(({ name, kind }) => name === 'h2' && kind === 'open');
      assert.deepEqual(
        headings.map(({ attributes }) => attributes.get('id')),
        ['metadata'],
      );
    }
  });

  it('show what disagrees, and both sides of everything', () => {
    const [head = '', both = ''] = page.split('<details>');
    assert.equal(head.split(gone).length, 2);
    for (const name of ['createLamp', 'listLamps', 'p-enum-differs']) assert.ok(head.includes(name), name);
    assert.ok(!head.includes('getLamp'));
    for (const { name, entity } of report.comparisons) {
      if (entity === 'lamp') assert.ok(both.includes(`<code>${name}</code>`), name);
    }
    assert.match(both, /<dt>Documented<\/dt><dd>Edm.String, may be null<\/dd>/);
  });

  it('are a sentence where there are none', () => {
    assert.ok(metadataSection(none)?.text.includes(html`${none.problem}`.text));
  });

  it('of a hostile service are text, and not too much of it', () => {
    const nasty = `</code><script>alert(1)</script>" onload='x'\u202e\u0000${'x'.repeat(5_000)}`;
    const rows = Array.from({ length: 1000 }, (_, index) =>
      comparison(`${index}${nasty}`, 'declared-only', { documented: nasty, declared: nasty }),
    );
    for (const of of [
      { ...report, notKept: nasty, comparisons: rows },
      { ...none, url: nasty, problem: nasty },
    ]) {
      const text = metadataSection(of)?.text ?? '';
      assert.equal(firstMisnesting(text), undefined);
      assert.doesNotMatch(textOf(text), /[<>\u202e\0]/);
      assert.doesNotMatch(text, /<script/);
      assert.ok(text.length < 2_000_000, `${text.length} characters`);
      assert.doesNotMatch(metadataLines(of).join('\n'), /[\u202e\0]/);
    }
  });
});

describe('the JSON of the metadata', () => {
  let validate: ReturnType<Ajv2020['compile']>;
  before(async () => {
    const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
    addFormats.default(ajv);
    const schema = JSON.parse(
      await readFile(new URL('../../reporters/conformance.schema.json', import.meta.url), 'utf8'),
    );
    validate = ajv.compile({ ...schema, ...schema.$defs.metadata, required: schema.$defs.metadata.required });
  });

  it('is valid against its schema, whatever was found', () => {
    for (const of of [report, none, { url, unchanged: false, comparisons: [] }]) {
      validate(JSON.parse(JSON.stringify(of)));
      assert.deepEqual(validate.errors, null);
    }
  });

  const [first] = report.comparisons;
  const broken: Readonly<Record<string, object>> = {
    'an unknown property': { ...report, colour: 'red' },
    'a problem and comparisons': { ...report, problem: 'x' },
    'neither a problem nor a reading': { url, comparisons: [] },
    'an unknown comparison': { ...report, comparisons: [{ ...first, comparison: 'flaky' }] },
    'a difference without words': { ...report, comparisons: [{ ...first, comparison: 'type-differs' }] },
    'a difference of what one side lacks': { ...report, comparisons: [{ ...first, difference: 'x' }] },
  };
  for (const [fault, value] of Object.entries(broken)) {
    it(`is refused by its schema with ${fault}`, () => {
      assert.equal(validate(value), false);
    });
  }
});
