import type { Contract } from '../schemas/index.ts';
import { parametersOf } from './options.ts';
import type { Sources } from './sources.ts';
import { UsageError } from './usage-error.ts';

/** What a target on this machine is given where the user gives nothing: it is most likely the mock. */
export interface LocalDefaults {
  readonly token: string;
  readonly readerToken: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const fixtures = ['create', 'discover'] as const;

/** Where a parent object comes from that was given no id: the run makes it, or takes the first there is. */
export type Fixture = (typeof fixtures)[number];

/** The parent objects a run works below, by path parameter. */
export interface Parents {
  /** Their ids; undefined where none was given. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly fixtures: Readonly<Record<string, Fixture>>;
}

/**
 * Reads the ids of the parent objects.
 *
 * @param needed whether the target cannot do without
 * @param writes whether the run may create one
 * @throws UsageError for one that is needed and not given, and for one to be created where nothing may be
 */
export const readParents = (
  contract: Contract,
  sources: Sources,
  { needed, writes }: { readonly needed: boolean; readonly writes: boolean },
  local: LocalDefaults | undefined,
): Parents => {
  const parameters: Record<string, string | undefined> = {};
  const found: Record<string, Fixture> = {};
  for (const { name, option, variable } of parametersOf(contract)) {
    const given = sources.given(option);
    const text = given?.text ?? local?.parameters[name];
    const fixture = fixtures.find((word) => word === text);
    parameters[name] = fixture === undefined ? text : undefined;
    if (fixture !== undefined) found[name] = fixture;
    if (text === undefined && needed) {
      throw new UsageError(
        `--${option} (or ${variable}) is not set: the target needs the id of an existing parent object, or discover to take the first there is.`,
      );
    }
    if (fixture === 'create' && !writes) {
      throw new UsageError(
        `${given?.from}: a run that may not write cannot create a parent object; --allow-writes lets it.`,
      );
    }
  }
  return { parameters, fixtures: found };
};
