import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Yaml, yamlIn } from './files.ts';
import { runStep, type StepEnded, type Workspace } from './workspace.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** What stands between `${{` and `}}`, and what GitHub would put in its place. */
export type Context = Readonly<Record<string, string>>;

/** @throws Error for an expression that nobody has a value for */
const filled = (value: unknown, context: Context): string =>
  String(value).replaceAll(/\$\{\{ *([^}]+?) *\}\}/g, (_, name: string) => {
    const found = context[name];
    if (found === undefined) throw new Error(`nothing is known of ${name}`);
    return found;
  });

const mapped = (values: Readonly<Record<string, unknown>> = {}, context: Context): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, filled(value, context)]));

/** What the actions do that the examples use; of a version that is not among them nothing is known here. */
const actions: Readonly<
  Record<string, (workspace: Workspace, given: Readonly<Record<string, string>>) => Promise<void>>
> = {
  'actions/checkout@v4': async () => undefined,
  'actions/setup-node@v4': async () => undefined,
  'actions/upload-artifact@v4': async ({ folder, store }, { name = '', path = '' }) => {
    if (/[/:*?"<>|\\]/.test(name)) throw new Error(`${name} is no name of an artifact`);
    await cp(join(folder, path), join(store, name), { recursive: true });
  },
  'actions/download-artifact@v4': async ({ folder, store }, { pattern = '', path = '' }) => {
    const prefix = pattern.replace(/\*$/, '');
    await mkdir(join(folder, path), { recursive: true });
    for (const name of await readdir(store)) {
      if (name.startsWith(prefix)) await cp(join(store, name), join(folder, path, name), { recursive: true });
    }
  },
};

/** GitHub's own shell for `shell: bash`, and for steps that name none. */
const shellOf = ({ shell }: Step, script: string): readonly string[] =>
  shell === 'bash' ? ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', script] : ['bash', '-e', '-c', script];

/**
 * Runs steps as GitHub does: what follows a failed one is left out, unless it says `always()`.
 *
 * @returns how the steps that run a script have ended
 */
export const runSteps = async (
  workspace: Workspace,
  steps: readonly Step[],
  context: Context,
  env: Readonly<Record<string, string>>,
): Promise<readonly StepEnded[]> => {
  const ended: StepEnded[] = [];
  for (const step of steps) {
    if (ended.some(({ code }) => code !== 0) && step.if !== 'always()') continue;
    if (step.run !== undefined) {
      const script = filled(step.run, context);
      ended.push(await runStep(workspace, shellOf(step, script), { ...env, ...mapped(step.env, context) }));
    } else if (step.uses === './') ended.push(...(await runAction(workspace, mapped(step.with, context), env)));
    else {
      const action = actions[step.uses ?? ''];
      if (action === undefined) throw new Error(`${step.uses} is unknown here`);
      await action(workspace, mapped(step.with, context));
    }
  }
  return ended;
};

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const runAction = async (
  workspace: Workspace,
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<readonly StepEnded[]> => {
  const { inputs, runs } = yamlIn('action.yml') as unknown as Action;
  for (const name of Object.keys(given))
    if (inputs[name] === undefined) throw new Error(`the action has no input ${name}`);
  const values = Object.entries(inputs).map(([name, input]) => [`inputs.${name}`, given[name] ?? input.default]);
  const context = { ...Object.fromEntries(values), 'github.action_path': workspace.folder };
  return runSteps(workspace, runs.steps, context, { ...env, GITHUB_ACTION_PATH: workspace.folder });
};

export interface Job {
  readonly steps: readonly Step[];
  readonly needs?: string;
  readonly if?: string;
  readonly permissions?: Yaml;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number)[]>> };
}

/** The jobs of a workflow by name. */
export const jobsIn = (path: string): Readonly<Record<string, Job>> =>
  (yamlIn(path) as { readonly jobs: Readonly<Record<string, Job>> }).jobs;
