import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';
import { renderJunit } from '../../reporters/junit.ts';
import type { Report } from '../../verdicts/record.ts';
import { contract, finding, followUps, report, reportOf, result } from './fixture.ts';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/** The document as a parser reads it that accepts nothing but well-formed XML 1.0. */
const parse = (xml: string): Node => {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [document] = root.children;
  assert.ok(document);
  return document;
};

const every = (node: Node): readonly Node[] => [node, ...node.children.flatMap(every)];

/** What the schemas of Jenkins and Ant allow both, and their readers and those of Azure Pipelines and GitLab know. */
const grammar: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }>
> = {
  testsuites: { attributes: ['name', 'tests', 'failures', 'errors', 'time'], children: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp'],
    children: ['properties', 'testcase'],
  },
  properties: { attributes: [], children: ['property'] },
  property: { attributes: ['name', 'value'], children: [] },
  testcase: { attributes: ['classname', 'name', 'time'], children: ['failure', 'error', 'skipped', 'system-out'] },
  failure: { attributes: ['message', 'type'], children: [] },
  error: { attributes: ['message', 'type'], children: [] },
  skipped: { attributes: ['message', 'type'], children: [] },
  'system-out': { attributes: [], children: [] },
};

const assertGrammar = (document: Node): void => {
  for (const { name, attributes, children } of every(document)) {
    assert.deepEqual(Object.keys(attributes).toSorted(), grammar[name]?.attributes.toSorted(), name);
    for (const child of children) assert.ok(grammar[name]?.children.includes(child.name), `${child.name} in ${name}`);
  }
};

const casesIn = (of: Report): readonly Node[] =>
  every(parse(renderJunit(of, contract))).filter(({ name }) => name === 'testcase');

const caseOf = (of: Report, address: string): Node => {
  const found = casesIn(of).find(({ attributes }) => attributes.name?.startsWith(`${address}:`));
  assert.ok(found, address);
  return found;
};

describe('junit.xml', () => {
  it('has a suite for each topic, a test for each address, and no attribute that a reader could refuse', () => {
    const document = parse(renderJunit(report, contract));
    assertGrammar(document);
    assert.deepEqual(
      document.children.map(({ attributes: { name, tests } }) => [name, tests]),
      [
        ['create', '3'],
        ['enum', '4'],
        ['text', '2'],
        ['auth', '1'],
      ],
    );
    assert.equal(casesIn(report).length, report.results.length);
    assert.deepEqual(caseOf(report, 'CREATE-01/createLamp').attributes, {
      classname: 'graph-conformance.create',
      name: 'CREATE-01/createLamp: A valid payload is answered with 201 Created.',
      time: '0',
    });
  });

  const elements = [
    ['CREATE-01/createLamp', undefined],
    ['CREATE-12/createLamp', 'system-out'],
    ['ENUM-03/createLamp', 'failure'],
    ['ENUM-03/updateLamp', 'skipped'],
    ['ENUM-05/createLamp', 'system-out'],
    ['TEXT-01/createLamp', 'failure'],
    ['TEXT-01/updateLamp', 'error'],
    ['CREATE-01/createDoor', 'skipped'],
    ['AUTH-04/createLamp', 'skipped'],
  ] as const;
  for (const [address, name] of elements) {
    it(`tells ${address} by ${name ?? 'nothing'}`, () => {
      assert.deepEqual(
        caseOf(report, address).children.map((child) => child.name),
        name === undefined ? [] : [name],
      );
    });
  }

  it('counts what it holds', () => {
    const { attributes, children } = parse(renderJunit(report, contract));
    assert.deepEqual(attributes, {
      name: 'graph-conformance',
      tests: '10',
      failures: '2',
      errors: '1',
      time: '83.400',
    });
    for (const suite of children) {
      const own = every(suite);
      for (const [attribute, name] of [
        ['tests', 'testcase'],
        ['failures', 'failure'],
        ['errors', 'error'],
        ['skipped', 'skipped'],
      ] as const) {
        assert.equal(suite.attributes[attribute], `${own.filter((node) => node.name === name).length}`);
      }
    }
  });

  it('has one test that broke where the run gave no verdict', () => {
    const none = reportOf([], { cutShort: 'the run did not begin: nobody answers' });
    const document = parse(renderJunit(none, contract));
    assertGrammar(document);
    const [error, ...others] = every(document).filter(({ name }) => name === 'error');
    assert.deepEqual([error?.attributes.message, others], ['the run did not begin: nobody answers', []]);
    assert.deepEqual([document.attributes.tests, document.attributes.errors], ['1', '1']);
    assert.equal(casesIn(reportOf([])).length, 0);
  });

  it('says which run it was, in UTC without saying so', () => {
    const [suite] = parse(renderJunit({ ...report, runId: 'r1' }, contract)).children;
    assert.equal(suite?.attributes.timestamp, '2026-03-01T09:30:00');
    const rows = suite?.children[0]?.children.map(({ attributes: { name, value } }) => [name, value]);
    assert.deepEqual(rows, [
      ['version', '0.1.0'],
      ['target', 'https://graph.example/beta'],
      ['profile', 'standard'],
      ['seed', '42'],
      ['runId', 'r1'],
    ]);
  });

  it('holds the evidence of a finding, the reason of a waiver, and what a warning says', () => {
    const [failure] = caseOf(report, 'ENUM-03/createLamp').children;
    assert.equal(failure?.attributes.message, finding.message);
    for (const text of ['Expected  400', 'POST https://graph.example', '{"id":"7","status":" on"', '--only ENUM-03']) {
      assert.ok(failure?.text.includes(text), text);
    }
    const [waived] = caseOf(report, 'ENUM-03/updateLamp').children;
    assert.equal(waived?.attributes.message, 'Fixed in the March release.');
    assert.match(caseOf(report, 'CREATE-12/createLamp').children[0]?.text ?? '', /^Warning: Location leads to 404\./);
  });

  it('tells of a test that passed what was tried in part, and what was observed', () => {
    const text = caseOf(report, 'ENUM-05/createLamp').children[0]?.text;
    assert.equal(text, 'Tried: 3 of 1,054 cases\nObserved: Accepted, and answered by name.');
  });

  it('names the cause of a finding that follows from another', () => {
    assert.match(caseOf(followUps, 'ENUM-03/createLamp').children[0]?.text ?? '', /Same as +CREATE-01\/createLamp/);
  });

  const hostile = [
    ['control characters', '\u0000\u0001\u0008\u000b\u001f\u007f\u0085'],
    ['lone surrogates', 'a\ud800b\udfffc'],
    ['characters that XML has not', '\ufffe\uffff'],
    ['the end of a CDATA section', ']]>'],
    ['markup', '</failure><testcase name="x"/><!-- & &amp; <?x?> " \''],
    ['an entity', '&xxe;<!DOCTYPE a [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'],
    ['characters beyond the first plane', '\u{1f600}\u{10fffd}'],
    ['a megabyte', '<&"\u0000'.repeat(250_000)],
  ] as const;
  for (const [words, text] of hostile) {
    it(`is well-formed XML whatever the target sends: ${words}`, () => {
      const sent = {
        ...finding,
        message: text,
        case: text,
        property: text,
        payload: { [text]: text },
        expected: text,
        actual: text,
        answer: { status: 200, headers: { [text]: text }, body: text },
        curl: text,
      };
      const xml = renderJunit(
        reportOf([
          result('ENUM-03/createLamp', 'fail', { finding: sent }),
          result('ENUM-03/createDoor', 'error', { reason: text }),
          result('ENUM-05/createLamp', 'pass', { observed: text }),
        ]),
        contract,
      );
      const document = parse(xml);
      assertGrammar(document);
      assert.equal(every(document).filter(({ name }) => name === 'testcase').length, 3);
      assert.ok(xml.length < 400_000, `${xml.length} characters`);
      if (text.length > 10_000) assert.match(xml, /\(cut: 1,000,000 characters in full\)/);
    });
  }
});
