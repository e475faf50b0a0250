import type { DeclaredEnum, DeclaredMember, DeclaredProperty, DeclaredType, Way } from './csdl.ts';
import type { Interest } from './interest.ts';
import { createOwner } from './own.ts';
import { Unreadable } from './unreadable.ts';

/** The attributes of an element of CSDL that has them. */
export interface Attributes {
  /** @throws Unreadable where it is missing */
  required(name: string): string;
  optional(name: string): string | undefined;
}

interface DraftType extends DeclaredType {
  readonly properties: DeclaredProperty[];
  readonly ways: Way[];
}

interface DraftEnum extends DeclaredEnum {
  readonly members: DeclaredMember[];
}

/** What was read so far. References still have the aliases they were written with: one may be declared further down. */
export interface Draft {
  readonly entries: Way[];
  readonly types: DraftType[];
  readonly enums: DraftEnum[];
  /** Alias → namespace. */
  readonly aliases: Map<string, string>;
  /** An element begins; `place` is the way to it from its schema, `/EntityType/Property`, or empty for the schema. */
  begin(place: string, attributes: Attributes): void;
}

/**
 * Far more than a real service declares. Which types are bases is known at the end only, so all of them are kept until
 * then: without a limit, a hostile document would fill the memory.
 */
const declarationsAtMost = 200_000;

const localName = (type: string): string => type.slice(type.lastIndexOf('.') + 1);

/** `Collection(T)` → T and true. */
const targetOf = (type: string): Pick<Way, 'type' | 'many'> => {
  const item = /^Collection\((.*)\)$/.exec(type)?.[1];
  return item === undefined ? { type, many: false } : { type: item, many: true };
};

/** Collects what a contract needs from the elements of CSDL as they come. */
export const createDraft = (interest: Interest): Draft => {
  const segments = new Set(interest.segments);
  const enums = new Set(interest.enums);
  // The namespace may hide behind an alias that is not known yet; the exact type is seen to at the end.
  const targets = new Set(interest.entities.map(localName));
  const own = createOwner();
  let namespace = '';
  let declarations = 0;
  const draft: Draft = { entries: [], types: [], enums: [], aliases: new Map(), begin };

  const count = (): void => {
    declarations++;
    if (declarations > declarationsAtMost) {
      throw new Unreadable(`declares more than ${declarationsAtMost.toLocaleString('en')} types and properties`);
    }
  };

  const entry = (attributes: Attributes, attribute: string, many: boolean): void => {
    const name = attributes.required('Name');
    const type = attributes.required(attribute);
    if (segments.has(name) || targets.has(localName(type))) {
      count();
      draft.entries.push({ name: own(name), type: own(type), many });
    }
  };

  const elements: Readonly<Record<string, (attributes: Attributes) => void>> = {
    ''(attributes) {
      namespace = attributes.required('Namespace');
      const alias = attributes.optional('Alias');
      if (alias !== undefined) draft.aliases.set(own(alias), own(namespace));
      count();
    },
    '/EntityType'(attributes) {
      count();
      const base = attributes.optional('BaseType');
      draft.types.push({
        name: own(`${namespace}.${attributes.required('Name')}`),
        ...(base === undefined ? {} : { base: own(base) }),
        properties: [],
        ways: [],
      });
    },
    '/EntityType/Property'(attributes) {
      count();
      const name = own(attributes.required('Name'));
      const type = own(attributes.required('Type'));
      // Nullable unless it says otherwise (CSDL XML 4.01, 7.2.1).
      draft.types.at(-1)?.properties.push({ name, type, nullable: attributes.optional('Nullable') !== 'false' });
    },
    '/EntityType/NavigationProperty'(attributes) {
      const name = attributes.required('Name');
      const target = targetOf(attributes.required('Type'));
      if (!segments.has(name) && !targets.has(localName(target.type))) return;
      count();
      draft.types.at(-1)?.ways.push({ name: own(name), type: own(target.type), many: target.many });
    },
    '/EnumType'(attributes) {
      const name = `${namespace}.${attributes.required('Name')}`;
      draft.enums.push({ name: own(name), members: [] });
      count();
    },
    '/EnumType/Member'(attributes) {
      const found = draft.enums.at(-1);
      if (found === undefined || !enums.has(found.name)) return;
      count();
      // Without values the members are numbered from 0 (CSDL XML 4.01, 10.3).
      const value = Number(attributes.optional('Value') ?? (found.members.at(-1)?.value ?? -1) + 1);
      if (!Number.isInteger(value)) throw new Unreadable(`gives a member of ${found.name} a value that is no number`);
      found.members.push({ name: own(attributes.required('Name')), value });
    },
    '/EntityContainer/EntitySet': (attributes) => entry(attributes, 'EntityType', true),
    '/EntityContainer/Singleton': (attributes) => entry(attributes, 'Type', false),
  };

  function begin(place: string, attributes: Attributes): void {
    if (Object.hasOwn(elements, place)) elements[place]?.(attributes);
  }

  return draft;
};
