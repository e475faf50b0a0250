import { writesPlannedBy } from '../../runner/index.ts';
import type { Contract, Parent } from '../../schemas/index.ts';
import { type Origin, parentsOf, type Settings } from '../../target/index.ts';
import { localTarget } from '../local-target.ts';

type Effect = Partial<Pick<Origin, 'value' | 'from'>>;

const targetOf = ({ target }: Settings): Effect =>
  target === undefined ? { value: 'the embedded mock' } : { value: target.href, from: 'GRAPH_BASE_URL' };

const tokensOf = ({ auth }: Settings): Effect =>
  auth === undefined || (auth.method === 'token' && auth.token === localTarget.token)
    ? { value: "the mock's own token" }
    : { value: auth.method, from: 'environment' };

const writesOf = (settings: Settings): Effect => ({
  value: settings.writes ? writesPlannedBy(settings).toLocaleString('en') : 'none: a run only reads',
});

/** What the help can only give as a rule, because it depends on other settings. */
const rules: Readonly<Record<string, (settings: Settings) => Effect>> = {
  target: targetOf,
  auth: tokensOf,
  'allow-writes': ({ writes }) => ({ value: writes ? 'on' : 'off' }),
  'max-writes': writesOf,
};

const idOf = ({ parameter }: Parent, { parameters }: Settings): Effect => {
  const value = parameters[parameter.name];
  return value === undefined ? {} : { value };
};

/** The settings with their origins; in the place of a default that is a rule, what comes of it in this run. */
export const effectiveSettings = (settings: Settings, contract: Contract): readonly Origin[] => {
  const parents = new Map(parentsOf(contract).map((parent) => [parent.parameter.option, parent] as const));
  return settings.origins.map((origin) => {
    if (origin.from !== 'default') return origin;
    const parent = parents.get(origin.name);
    if (parent !== undefined) return { ...origin, ...idOf(parent, settings) };
    return { ...origin, ...rules[origin.name]?.(settings) };
  });
};
