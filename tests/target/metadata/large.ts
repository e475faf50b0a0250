import { parts } from './document.ts';

const head = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
`;
const tail = '</Schema></edmx:DataServices></edmx:Edmx>';

/** A type as Graph has thousands: properties, ways to other types, and twice as much text about them. */
const chapter = (number: number): string => {
  const name = `someRatherLongNameOfAType${number}`;
  const rows = Array.from({ length: 8 }, (_, row) => ({
    property: `<Property Name="property${row}Of${name}" Type="graph.enumeration${row}Of${name}" Nullable="false" />`,
    way: `<NavigationProperty Name="way${row}Of${name}" Type="Collection(graph.${name})" ContainsTarget="true" />`,
    note: `<Annotations Target="microsoft.graph.${name}/property${row}"><Annotation Term="Org.OData.Core.V1.Description" String="${'Häufig – sehr 😀. '.repeat(12)}" /></Annotations>`,
  }));
  return `<EntityType Name="${name}" BaseType="graph.entity">
${rows.map(({ property }) => property).join('\n')}
${rows.map(({ way }) => way).join('\n')}
</EntityType>
<EnumType Name="enumerationOf${name}"><Member Name="memberOf${name}" Value="0" /></EnumType>
${rows.map(({ note }) => note).join('\n')}
`;
};

/** A document of so many bytes at least, a chapter at a time; what the contract speaks of is spread over it. */
export function* largeDocument(bytes: number): Generator<Buffer> {
  const wanted = Object.values(parts);
  let placed = 0;
  let written = 0;
  yield Buffer.from(head);
  for (let number = 0; written < bytes; number++) {
    const part = written >= (bytes * placed) / wanted.length ? (wanted[placed++] ?? '') : '';
    const text = Buffer.from(`${part}\n${chapter(number)}`);
    written += text.length;
    yield text;
  }
  yield Buffer.from(tail);
}
