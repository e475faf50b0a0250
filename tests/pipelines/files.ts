import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

export type Yaml = Readonly<Record<string, unknown>>;

/** A file of the project as text. */
export const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The document in a YAML file; a duplicate key or a tab is an error. To Azure every scalar is a text. */
export const yamlIn = (path: string): Yaml => {
  const [document, ...more] = parseAllDocuments(textOf(path), {
    strict: true,
    uniqueKeys: true,
    ...(path.includes('azure') ? { schema: 'failsafe' as const } : {}),
  });
  if (document === undefined || more.length > 0 || !('errors' in document))
    throw new Error(`${path} is not one document`);
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw problem;
  return document.toJS() as Yaml;
};

/** What every pipeline is, and the schema that describes it. */
export const pipelines = {
  'action.yml': 'github-action',
  'examples/github/nightly.yml': 'github-workflow',
  'examples/github/shards.yml': 'github-workflow',
  'examples/azure-pipelines/conformance.yml': 'azure-pipelines',
  'examples/azure-pipelines/nightly.yml': 'azure-pipelines',
  'examples/gitlab/.gitlab-ci.yml': 'gitlab-ci',
  'examples/kubernetes/job.yaml': 'kubernetes-job',
  'examples/kubernetes/merge.yaml': 'kubernetes-job',
} as const;

/** What is no YAML, or is built and not read. */
export const others = [
  'examples/jenkins/Jenkinsfile',
  'examples/kubernetes/Dockerfile',
  'examples/kubernetes/Dockerfile.dockerignore',
];
