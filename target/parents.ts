import type { Contract, Parent } from '../schemas/index.ts';
import { type Fixture, fixturesFor, isFixture, parentsOf } from './options.ts';
import type { Sources } from './sources.ts';
import { UsageError } from './usage-error.ts';

/** What a target on this machine is given where the user gives nothing: it is most likely the mock. */
export interface LocalDefaults {
  readonly token: string;
  readonly readerToken: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The parent objects a run works below, by path parameter. */
export interface Parents {
  /** Their ids; undefined where none was given. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly fixtures: Readonly<Record<string, Fixture>>;
  /** What options and variables named, by option; a target file's own are not among them. */
  readonly namedParents: Readonly<Record<string, string>>;
}

/** @throws UsageError for a word that does not work for this parent, with what does and where such objects come from */
const assertOffered = (from: string | undefined, word: Fixture, parent: Parent): void => {
  const offered = fixturesFor(parent);
  if (offered.includes(word)) return;
  const { parameter, recipe } = parent;
  throw new UsageError(
    `${from}: no run can ${word} a ${parameter.name}: give ${['an id', ...offered].join(' or ')}. ${recipe?.advice ?? ''}`.trim(),
  );
};

/**
 * Reads the ids of the parent objects.
 *
 * @param needed whether the target cannot do without
 * @param writes whether the run may create one
 * @throws UsageError for one that is needed and not given, for a word that does not work for it, and for one to be
 *   created where nothing may be
 */
export const readParents = (
  contract: Contract,
  sources: Sources,
  { needed, writes }: { readonly needed: boolean; readonly writes: boolean },
  local: LocalDefaults | undefined,
): Parents => {
  const parameters: Record<string, string | undefined> = {};
  const found: Record<string, Fixture> = {};
  const named: Record<string, string> = {};
  for (const parent of parentsOf(contract)) {
    const { name, option, variable } = parent.parameter;
    const given = sources.given(option);
    if (given !== undefined && [`--${option}`, variable].includes(given.from)) named[option] = given.text;
    const text = given?.text ?? local?.parameters[name];
    const fixture = isFixture(text) ? text : undefined;
    parameters[name] = fixture === undefined ? text : undefined;
    if (fixture !== undefined) {
      assertOffered(given?.from, fixture, parent);
      found[name] = fixture;
    }
    if (text === undefined && needed) {
      throw new UsageError(
        `--${option} (or ${variable}) is not set: the target needs the id of an existing parent object${fixturesFor(parent).includes('discover') ? ', or discover to take the first there is' : ''}.`,
      );
    }
    if (fixture === 'create' && !writes) {
      throw new UsageError(
        `${given?.from}: a run that may not write cannot create a parent object; --allow-writes lets it.`,
      );
    }
  }
  return { parameters, fixtures: found, namedParents: named };
};
