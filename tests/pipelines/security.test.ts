import assert from 'node:assert/strict';
import { loadContract } from '../../schemas/index.ts';
import { environmentOnly, optionRows } from '../../target/index.ts';
import { others, pipelines, textOf, type Yaml, yamlIn } from './files.ts';
import { jobsIn } from './github.ts';

const paths = [...Object.keys(pipelines), ...others];
const workflows = Object.entries(pipelines).flatMap(([path, schema]) => (schema === 'github-workflow' ? [path] : []));

/** The values of a key, wherever it stands. */
const valuesOf = (value: unknown, key: string): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...valuesOf(inner, key)]);
};

describe('the pipelines are careful:', () => {
  for (const path of workflows) {
    it(`${path} asks for no permission that it does not need`, () => {
      const { permissions } = yamlIn(path) as { readonly permissions: Yaml };
      for (const [name, { steps, permissions: own }] of Object.entries(jobsIn(path))) {
        const logsIn = steps.some((step) => step.with?.['tenant-id'] !== undefined);
        const wanted = { contents: 'read', ...(logsIn ? { 'id-token': 'write' } : {}) };
        assert.deepEqual(own ?? permissions, wanted, name);
      }
    });
  }

  for (const path of ['action.yml', ...workflows]) {
    it(`${path} names a version of every action, and keeps what others may set out of commands`, () => {
      const document = yamlIn(path);
      for (const uses of valuesOf(document, 'uses')) assert.match(String(uses), /^(?:\.\/|[\w-]+\/[\w-]+@v\d+)$/);
      const commands = valuesOf(document, 'run');
      for (const command of commands) assert.doesNotMatch(String(command), /\$\{\{/);
    });
  }

  for (const path of paths) {
    it(`${path} holds no secret, and names only variables that there are`, () => {
      const text = textOf(path);
      assert.doesNotMatch(text, /\bsecrets\.|CLIENT_SECRET[=:] *['"]?\w/);
      const known = [
        ...optionRows(loadContract()).map(({ variable }) => variable ?? ''),
        ...Object.keys(environmentOnly),
      ];
      for (const [name] of text.matchAll(/\b(?:GRAPH|AZURE|ACTIONS_ID)_[A-Z_]+\b/g))
        assert.ok(known.includes(name), name);
    });
  }

  for (const path of ['examples/kubernetes/job.yaml', 'examples/kubernetes/merge.yaml']) {
    it(`${path} gives its pods no right that they can do without`, () => {
      const document = yamlIn(path);
      const [pod] = valuesOf(valuesOf(document, 'template'), 'spec');
      assert.ok((pod as { readonly securityContext?: Yaml }).securityContext?.runAsNonRoot === true);
      for (const container of valuesOf(pod, 'containers').flat() as readonly Yaml[]) {
        assert.deepEqual(container.securityContext, {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        assert.match(String(container.image), /:(?!latest$)[\w.]+$/);
      }
    });
  }

  // No registry has a schema of Jenkins' language: its own parser is the only one.
  it('examples/jenkins/Jenkinsfile has the sections of a declarative pipeline, each where Jenkins wants it', () => {
    const within: string[] = [];
    const seen: string[] = [];
    for (const line of textOf('examples/jenkins/Jenkinsfile').split('\n')) {
      const code = line.replace(/^ *\/\/.*/, '').trim();
      const [, name = ''] = /^(\w+)(?:\(.*\))? \{/.exec(code) ?? [];
      if (name !== '') seen.push([...within, name].join('/'));
      if (code.endsWith('{')) within.push(name);
      if (code === '}') assert.ok(within.pop() !== undefined);
    }
    assert.deepEqual(within, []);
    const places = ['agent', 'agent/docker', 'triggers', 'options', 'environment', 'stages', 'stages/stage', 'post'];
    const inner = ['stages/stage/steps', 'stages/stage/environment', 'post/always'];
    const known = ['pipeline', ...[...places, ...inner].map((place) => `pipeline/${place}`)];
    assert.deepEqual([...new Set(seen)].toSorted(), known.toSorted());
  });
});
