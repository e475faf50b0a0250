import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Report } from '../../verdicts/index.ts';
import { jwt } from '../target/tokens/jwt.ts';
import { textOf, yamlIn } from './files.ts';
import { jobsIn, runSteps } from './github.ts';
import { application, federation, runStep, type StepEnded, type Workspace, withWorkspace } from './workspace.ts';

/** Machines that work at the same time; a test has two processors. */
const atOnce = pLimit(2);

// One that every profile finds: the target file says smoke.
const faulty = { fault: 'create-answers-200' };

const reportIn = async (folder: string): Promise<Report> =>
  JSON.parse(await readFile(join(folder, 'conformance.json'), 'utf8')) as Report;

/** The whole suite was judged at the target, with a token that the build service had vouched for. */
const assertJudged = async ({ mock, authority }: Workspace, path: string, fails: boolean): Promise<void> => {
  const { target, results, profile } = await reportIn(path);
  assert.deepEqual([target.name, target.baseUrl, profile], ['staging', mock.baseUrl, 'standard']);
  assert.ok(results.length > 200);
  assert.equal(
    results.some(({ verdict }) => verdict === 'fail'),
    fails,
  );
  for (const name of ['index.html', 'mochawesome.html', 'junit.xml', 'summary.md'])
    assert.ok(existsSync(join(path, name)), name);
  assert.ok(authority.tokens.length > 0);
};

const codes = (steps: readonly StepEnded[]): readonly (number | null)[] => steps.map(({ code }) => code);
const outputs = (steps: readonly StepEnded[]): string => steps.map(({ output }) => output).join('\n');

describe('the steps of a pipeline', function () {
  this.timeout(600_000);

  const context = {
    'vars.AZURE_TENANT_ID': application.AZURE_TENANT_ID,
    'vars.AZURE_CLIENT_ID': application.AZURE_CLIENT_ID,
    'github.run_number': '17',
  };
  const github = ({ authority, folder }: Workspace) => ({
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(folder, 'step-summary.md'),
    ACTIONS_ID_TOKEN_REQUEST_URL: `${authority.host}/github`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: authority.knows.requestToken,
  });

  it('on GitHub log in by OIDC, judge, write the summary of the job and upload the reports', () =>
    withWorkspace({ auth: 'github-oidc' }, async (workspace) => {
      const before = workspace.mock.snapshot();
      const steps = jobsIn('examples/github/nightly.yml').conformance?.steps ?? [];
      const ended = await runSteps(workspace, steps, context, github(workspace));
      assert.deepEqual(codes(ended), [0, 0], outputs(ended));
      await assertJudged(workspace, join(workspace.store, 'conformance'), false);
      assert.match(await readFile(join(workspace.folder, 'step-summary.md'), 'utf8'), /^## Conformant: /);
      assert.ok(!outputs(ended).includes(application.AZURE_TENANT_ID));
      assert.deepEqual(workspace.mock.snapshot(), before);
    }));

  it('on GitHub share a run among the jobs of a matrix, and merge what they find', () =>
    withWorkspace({ ...faulty, auth: 'github-oidc' }, async (workspace) => {
      const { shard, merge } = jobsIn('examples/github/shards.yml');
      const matrix = shard?.strategy?.matrix.shard ?? [];
      assert.equal(matrix.length, 4);
      assert.equal(merge?.needs, 'shard');
      assert.match(merge?.if ?? '', /^\$\{\{ !cancelled\(\) \}\}$/);
      const judged = await Promise.all(
        matrix.map((number) =>
          atOnce(async () => {
            const job = { ...workspace, folder: await workspace.newMachine() };
            const ended = await runSteps(
              job,
              shard?.steps ?? [],
              { ...context, 'matrix.shard': `${number}` },
              github(job),
            );
            return ended;
          }),
        ),
      );
      assert.ok(
        judged.every((ended) => ended.length === 2 && [0, 1].includes(ended[1]?.code ?? 3)),
        outputs(judged.flat()),
      );
      assert.ok(judged.some((ended) => ended[1]?.code === 1));
      const env = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(workspace.folder, 'merged.md') };
      const ended = await runSteps(workspace, merge?.steps ?? [], context, env);
      assert.deepEqual(codes(ended), [0, 1], outputs(ended));
      await assertJudged(workspace, join(workspace.store, 'conformance'), true);
      assert.match(outputs(ended), /^::error title=/m);
      assert.match(await readFile(join(workspace.folder, 'merged.md'), 'utf8'), /^## Not conformant: /);
    }));

  const azure = yamlIn('examples/azure-pipelines/conformance.yml') as unknown as {
    readonly parameters: readonly { readonly name: string; readonly default?: string | boolean }[];
    readonly steps: readonly {
      readonly script?: string;
      readonly task?: string;
      readonly publish?: string;
      readonly inputs?: Readonly<Record<string, string>>;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
  /** A boolean as Azure writes it into a text. */
  const inAzure = (value: string | boolean | undefined): string =>
    value === true ? 'True' : value === false ? 'False' : (value ?? '');
  const runOnAzure = async (
    workspace: Workspace,
    given: Readonly<Record<string, string>>,
  ): Promise<readonly StepEnded[]> => {
    const usual = Object.fromEntries(azure.parameters.map((parameter) => [parameter.name, inAzure(parameter.default)]));
    const parameters: Readonly<Record<string, string>> = { ...usual, ...given };
    const filled = (text: string): string =>
      text.replaceAll(/\$\{\{ parameters\.(\w+) \}\}/g, (_, name: string) => parameters[name] ?? assert.fail(name));
    await mkdir(join(workspace.folder, 'agent-temp'));
    const agent = { TF_BUILD: 'True', AGENT_TEMPDIRECTORY: join(workspace.folder, 'agent-temp') };
    // What the task sets with addSpnToEnvironment.
    const identity = {
      idToken: jwt(federation),
      tenantId: application.AZURE_TENANT_ID,
      servicePrincipalId: application.AZURE_CLIENT_ID,
    };
    const ended: StepEnded[] = [];
    for (const { script, task, inputs = {}, env = {} } of azure.steps) {
      const more = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]));
      if (script !== undefined)
        ended.push(await runStep(workspace, ['bash', '-c', filled(script)], { ...agent, ...more }));
      if (task !== 'AzureCLI@2') continue;
      assert.equal(inputs.addSpnToEnvironment, 'true');
      const command = ['bash', '-c', filled(inputs.inlineScript ?? '')];
      ended.push(await runStep(workspace, command, { ...agent, ...identity, ...more }));
    }
    return ended;
  };
  const onAzure = { target: 'staging', serviceConnection: 'graph-conformance' };

  it('on Azure Pipelines judge with the identity of a service connection, and leave what is published', () =>
    withWorkspace({ ...faulty, auth: 'federated-token-file' }, async (workspace) => {
      const ended = await runOnAzure(workspace, { ...onAzure, allowWrites: 'True' });
      assert.deepEqual(codes(ended), [0, 1], outputs(ended));
      await assertJudged(workspace, join(workspace.folder, 'reports'), true);
      assert.match(outputs(ended), /^##vso\[task\.uploadsummary\]/m);
      for (const { inputs, publish } of azure.steps) {
        const path = publish ?? inputs?.testResultsFiles;
        if (path !== undefined) assert.ok(existsSync(join(workspace.folder, path)), path);
      }
    }));

  it('on Azure Pipelines only read, unless they are told otherwise', () =>
    withWorkspace({ auth: 'federated-token-file' }, async (workspace) => {
      const ended = await runOnAzure(workspace, onAzure);
      assert.deepEqual(codes(ended), [0, 0], outputs(ended));
      const { totals } = await reportIn(join(workspace.folder, 'reports'));
      assert.ok(totals.requests > 0);
      assert.equal(totals.writes, 0);
    }));

  it('on GitLab share a run among parallel jobs, and merge what they find', () =>
    withWorkspace({ auth: 'federated-token-file' }, async (workspace) => {
      interface GitlabJob {
        readonly script: readonly string[];
        readonly parallel?: number;
        readonly variables?: Readonly<Record<string, string>>;
        readonly artifacts: { readonly paths: readonly string[]; readonly reports?: { readonly junit: string } };
      }
      const {
        default: common,
        conformance,
        merge,
      } = yamlIn('examples/gitlab/.gitlab-ci.yml') as unknown as {
        readonly default: { readonly before_script: readonly string[] };
        readonly conformance: GitlabJob;
        readonly merge: GitlabJob;
      };
      const ci = { CI: 'true', GITLAB_CI: 'true', CI_PROJECT_DIR: workspace.folder, CI_PIPELINE_IID: '23' };
      const run = (job: GitlabJob, more: Readonly<Record<string, string>>): Promise<StepEnded> => {
        const script = ['set -eo pipefail', ...common.before_script, ...job.script].join('\n');
        return runStep(workspace, ['bash', '-c', script], { ...ci, ...job.variables, ...more });
      };
      const { parallel = 0 } = conformance;
      const ended: StepEnded[] = [];
      for (let index = 1; index <= parallel; index++) {
        const node = { CI_NODE_INDEX: `${index}`, CI_NODE_TOTAL: `${parallel}`, ENTRA_ASSERTION: jwt(federation) };
        ended.push(await run(conformance, { ...application, ...node }));
      }
      ended.push(await run(merge, {}));
      assert.deepEqual(codes(ended), [0, 0, 0], outputs(ended));
      await assertJudged(workspace, join(workspace.folder, 'reports'), false);
      assert.ok(existsSync(join(workspace.folder, merge.artifacts.reports?.junit ?? '')));
      for (const path of [...conformance.artifacts.paths, ...merge.artifacts.paths])
        assert.ok(existsSync(join(workspace.folder, path)), path);
    }));

  it('on Jenkins judge with a secret', () =>
    withWorkspace({ ...faulty, auth: 'client-secret' }, async (workspace) => {
      const file = textOf('examples/jenkins/Jenkinsfile');
      const scripts = [...file.matchAll(/^ *sh '([^'\n]+)'$/gm)].map(([, script = '']) => script);
      const set = Object.fromEntries(
        [...file.matchAll(/^ *(GRAPH_\w+) = '([^']*)'$/gm)].map(([, name, text]) => [name, text]),
      );
      const bound = [...file.matchAll(/^ *(\w+) = credentials\('[\w-]+'\)$/gm)].map(([, name]) => name);
      assert.deepEqual(bound, ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET']);
      const secret = workspace.authority.knows.secret;
      const ended: StepEnded[] = [];
      for (const script of scripts) {
        const env = { ...application, ...set, AZURE_CLIENT_SECRET: secret, JENKINS_URL: 'http://127.0.0.1/' };
        ended.push(await runStep(workspace, ['sh', '-xe', '-c', script], env));
      }
      assert.deepEqual(codes(ended), [0, 1], outputs(ended));
      await assertJudged(workspace, join(workspace.folder, 'reports'), true);
      assert.ok(!outputs(ended).includes(secret));
      for (const [, path = ''] of file.matchAll(/(?:junit|artifacts:) '([\w./]+)/g))
        assert.ok(existsSync(join(workspace.folder, path)), path);
    }));

  it('on Kubernetes share a run among the pods of an Indexed Job, and merge what they find', () =>
    withWorkspace({ ...faulty, auth: 'federated-token-file' }, async (workspace) => {
      interface Manifest {
        readonly spec: {
          readonly completions: number;
          readonly completionMode?: string;
          readonly template: {
            readonly spec: {
              readonly containers: readonly {
                readonly command: readonly string[];
                readonly args: readonly string[];
                readonly env: readonly { readonly name: string; readonly value: string }[];
              }[];
            };
          };
        };
      }
      const job = (yamlIn('examples/kubernetes/job.yaml') as unknown as Manifest).spec;
      const merge = (yamlIn('examples/kubernetes/merge.yaml') as unknown as Manifest).spec;
      assert.equal(job.completionMode, 'Indexed');
      const assertion = join(workspace.folder, 'assertion');
      await writeFile(assertion, jwt(federation));
      // What the cluster mounts at /reports, and what workload identity sets.
      const cluster = { REPORTS: join(workspace.folder, 'volume') };
      const identity = { ...application, AZURE_FEDERATED_TOKEN_FILE: assertion };
      const run = ({ template }: Manifest['spec'], more: Readonly<Record<string, string>>): Promise<StepEnded> => {
        const [container] = template.spec.containers;
        assert.ok(container !== undefined);
        const env = Object.fromEntries(container.env.map(({ name, value }) => [name, value]));
        return runStep(workspace, [...container.command, ...container.args], { ...env, ...cluster, ...more });
      };
      assert.equal(
        job.template.spec.containers[0]?.env.find(({ name }) => name === 'SHARDS')?.value,
        `${job.completions}`,
      );
      const ended = await Promise.all(
        Array.from({ length: job.completions }, (_, index) =>
          atOnce(() => run(job, { ...identity, JOB_COMPLETION_INDEX: `${index}` })),
        ),
      );
      assert.ok(
        codes(ended).every((code) => code === 0 || code === 1),
        outputs(ended),
      );
      const merged = await run(merge, {});
      assert.equal(merged.code, 1, merged.output);
      await assertJudged(workspace, join(workspace.folder, 'volume', 'merged'), true);
    }));
});
