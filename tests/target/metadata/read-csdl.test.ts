import assert from 'node:assert/strict';
import type { Csdl } from '../../../target/metadata/index.ts';
import { interestOf } from '../../../target/metadata/interest.ts';
import { readCsdl } from '../../../target/metadata/read-csdl.ts';
import { document, edmx, parts, schema } from './document.ts';
import { contract } from './serve.ts';

const interest = interestOf(contract);

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const read = (text: string | Uint8Array, size = 65_536): Promise<Csdl> =>
  readCsdl(pieces(Buffer.from(text), size), interest);

const namesOf = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name).toSorted();

describe('CSDL as it is read', () => {
  it('is what the contract speaks of, and nothing else', async () => {
    const { entries, types, enums } = await read(document());
    assert.deepEqual(entries, [{ name: 'deviceManagement', type: 'microsoft.graph.deviceManagement', many: false }]);
    assert.deepEqual(
      namesOf(types),
      [
        'deviceConfiguration',
        'deviceManagement',
        'entity',
        'macOSSoftwareUpdateAccountSummary',
        'macOSSoftwareUpdateCategorySummary',
        'macOSSoftwareUpdateStateSummary',
        'windowsUpdateForBusinessConfiguration',
        'windowsUpdateState',
      ].map((name) => `microsoft.graph.${name}`),
    );
    assert.deepEqual(namesOf(enums), interest.enums);
    const ring = types.find(({ name }) => name.endsWith('windowsUpdateForBusinessConfiguration'));
    assert.deepEqual(ring, {
      name: 'microsoft.graph.windowsUpdateForBusinessConfiguration',
      base: 'microsoft.graph.deviceConfiguration',
      properties: [],
      ways: [{ name: 'deviceUpdateStates', type: 'microsoft.graph.windowsUpdateState', many: true }],
    });
  });

  it('has the properties of entities and their bases, nullable unless told otherwise', async () => {
    const { types } = await read(document());
    const propertiesOf = (name: string) => types.find((type) => type.name === `microsoft.graph.${name}`)?.properties;
    assert.deepEqual(propertiesOf('entity'), [{ name: 'id', type: 'Edm.String', nullable: false }]);
    assert.deepEqual(propertiesOf('windowsUpdateState')?.slice(0, 5), [
      { name: 'deviceId', type: 'Edm.String', nullable: true },
      { name: 'userId', type: 'Edm.String', nullable: true },
      { name: 'deviceDisplayName', type: 'Edm.String', nullable: true },
      { name: 'userPrincipalName', type: 'Edm.String', nullable: true },
      { name: 'status', type: 'microsoft.graph.windowsUpdateStatus', nullable: false },
    ]);
  });

  it('numbers members that have no value from 0', async () => {
    const { enums } = await read(document());
    assert.deepEqual(
      enums.find(({ name }) => name.endsWith('Category'))?.members.map(({ value }) => value),
      [0, 1, 2, 3],
    );
  });

  for (const size of [1, 2, 3, 7, 64]) {
    it(`is the same in pieces of ${size} bytes, which cut tags and characters`, async () => {
      const text = document({
        windows: parts.windows.replace('deviceId', 'größe😀').replaceAll('\n', '\r\n'),
      });
      const whole = await read(text);
      assert.ok(JSON.stringify(whole).includes('größe😀'));
      assert.deepEqual(await read(text, size), whole);
    });
  }

  it('is the same whatever prefixes and aliases a service uses, and in whatever order', async () => {
    const whole = await read(document());
    const { container, ...rest } = parts;
    const types = Object.values(rest)
      .join('\n')
      .replaceAll('graph.', 'self.')
      .replaceAll('microsoft.self.', 'microsoft.graph.');
    const prefixed = edmx(`<s:Schema Namespace="another" xmlns:s="http://docs.oasis-open.org/odata/ns/edm">
${container.replaceAll('<', '<s:').replaceAll('<s:/', '</s:').replaceAll('graph.', 'self.')}</s:Schema>
${schema(types).replace('Alias="graph"', 'Alias="self"')}`)
      .replaceAll('edmx:', 'e:')
      .replace('xmlns:edmx', 'xmlns:e');
    assert.deepEqual(await read(prefixed), whole);
    const unaliased = document().replaceAll('"graph.', '"microsoft.graph.').replaceAll('(graph.', '(microsoft.graph.');
    assert.deepEqual(await read(unaliased.replace(' Alias="graph"', '')), whole);
  });

  it('is the same with a byte-order mark, comments, instructions and CDATA', async () => {
    const noise =
      '<!-- <EntityType Name="windowsUpdateState"/> --><?app <Schema/> ?><Annotation><String><![CDATA[<Property/>]]></String></Annotation>';
    assert.deepEqual(await read(`\ufeff${document({ annotations: noise })}`), await read(document()));
  });

  it('has nothing of what only looks like a declaration', async () => {
    const foreign = `<x:EntityType xmlns:x="urn:x" Name="windowsUpdateState"><x:Property Name="x" Type="Edm.String"/></x:EntityType>
<Annotations Target="x"><EntityType Name="windowsUpdateState"><Property Name="y" Type="Edm.String"/></EntityType></Annotations>`;
    assert.deepEqual(await read(document({ annotations: foreign })), await read(document()));
  });

  it('keeps declared ways to an entity that the contract does not know', async () => {
    const lamp = parts.lamp.replace(
      '"room" Type="graph.room"',
      '"updates" Type="Collection(graph.windowsUpdateState)"',
    );
    const { types } = await read(document({ lamp }));
    assert.deepEqual(types.find(({ name }) => name.endsWith('.lamp'))?.ways, [
      { name: 'updates', type: 'microsoft.graph.windowsUpdateState', many: true },
    ]);
  });

  it('ends where types are bases of each other', async () => {
    const entity = parts.entity.replace('Abstract="true"', 'BaseType="graph.windowsUpdateState"');
    const { types } = await read(document({ entity }));
    assert.equal(types.find(({ name }) => name.endsWith('.entity'))?.base, 'microsoft.graph.windowsUpdateState');
  });
});

describe('what cannot be read as CSDL', () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`,
  ).join('')}]>`;
  const withDeclaration = (text: string) =>
    document({ container: parts.container.replace('Service', '&lol9;') }).replace('?>', `?>${text}`);

  const documents: readonly (readonly [what: string, text: string | Uint8Array, message: RegExp])[] = [
    ['nothing', '', /is not well-formed XML: .*must contain a root element$/],
    ['text', 'Sign in, please', /is not well-formed XML/],
    ['JSON', '{"$Version":"4.01"}', /is not well-formed XML/],
    ['half a document', document().slice(0, 3000), /is not well-formed XML: \d+:\d+: /],
    ['tags that do not nest', document().replace('</EntityType>', '</EnumType>'), /is not well-formed XML/],
    [
      'an attribute twice',
      document().replace('Abstract="true"', 'Name="twice"'),
      /is not well-formed XML: .*duplicate/,
    ],
    ['an undeclared prefix', document().replace('<Key>', '<k:Key>').replace('</Key>', '</k:Key>'), /unbound namespace/],
    ['an undefined entity', document().replace('there is', '&nbsp;'), /is not well-formed XML: .*undefined entity/],
    ['two documents', `${document()}<a/>`, /is not well-formed XML/],
    ['a page', '<html><body/></html>', /^is not CSDL of OData 4: its root is html$/],
    [
      'CSDL of OData 3',
      '<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"/>',
      /^is not CSDL of OData 4: its root is edmx:Edmx of http:\/\/schemas\.microsoft\.com\/ado\/2007\/06\/edmx$/,
    ],
    ['no schema', edmx(''), /^is not CSDL: it has no schema$/],
    [
      'a type without a name',
      document().replace(' Name="lamp"', ''),
      /^is not CSDL: the EntityType in line \d+ has no Name$/,
    ],
    ['a member without a number', document().replace('"2007"', '"many"'), /a value that is no number$/],
    ['Latin-1', Buffer.from(document(), 'latin1'), /^is not UTF-8$/],
    ['UTF-16', Buffer.from(document(), 'utf16le'), /^is not (UTF-8|well-formed XML)/],
    [
      'half a character at the end',
      Buffer.concat([Buffer.from(document()), Buffer.from([0xf0, 0x9f])]),
      /^is not UTF-8$/,
    ],
    ['entities that expand to billions', withDeclaration(laughs), /declares a document type$/],
    [
      'an entity of another file',
      withDeclaration('<!DOCTYPE x [<!ENTITY lol9 SYSTEM "file:///etc/passwd">]>'),
      /declares a document type$/,
    ],
    ['a document type of another server', withDeclaration('<!DOCTYPE x SYSTEM "http://x.example/">'), /document type$/],
    ['levels without end', edmx('<a>'.repeat(100_000)), /^is not CSDL: line \d+ nests too deep$/],
    [
      'attributes without end',
      edmx(`<a ${Array.from({ length: 100_000 }, (_, index) => `a${index}=""`).join(' ')}/>`),
      /^is not CSDL: line \d+ has too many attributes$/,
    ],
    [
      'declarations without end',
      edmx(schema(Array.from({ length: 210_000 }, (_, index) => `<EntityType Name="a${index}"/>`).join(''))),
      /^declares more than 200,000 types and properties$/,
    ],
  ];

  for (const [what, text, message] of documents) {
    it(`is told of ${what}`, async () => {
      await assert.rejects(read(text), { name: 'Unreadable', message });
    }).timeout(30_000);
  }
});
