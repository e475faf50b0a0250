import { join } from 'node:path';
import { root } from '../cli/run-command.ts';

/** What is put around a block of a document to make it a whole that can be checked and run. */
export interface Fragment {
  readonly before: string;
  readonly after: string;
  /** What the program prints; undefined where it is no program, and only its types are looked at. */
  readonly prints: string | undefined;
}

const from = (path: string): string => `from '${join(root, path)}'`;

/** The programs, in the order of their blocks, by document. */
export const programs: Readonly<Record<string, readonly Fragment[]>> = {
  'README.md': [{ before: '', after: '', prints: '1 createMacOSSoftwareUpdateStateSummary\n' }],
  // A check belongs to a run that loads it.
  'ARCHITECTURE.md': [
    {
      before: `import { invalidCases, type Observation, on, requirement, seenCases } ${from('runner/index.ts')};
import { isRefused } ${from('verdicts/index.ts')};`,
      after: '',
      prints: undefined,
    },
  ],
  'CONTRIBUTING.md': [
    {
      before: `import { type Fault, faults } ${from('mock/index.ts')};
import { stored } ${from('mock/faults/breaking.ts')};
import { macos } ${from('mock/model/operations.ts')};
const written: Fault = `,
      after: `const kept = faults.find(({ name }) => name === written.name);
console.log(JSON.stringify({ ...kept, breaks: undefined }) === JSON.stringify({ ...written, breaks: undefined }));`,
      prints: 'true\n',
    },
  ],
};

/** What makes a whole of a block of JSON, and the schema that describes that if there is one. */
export interface JsonFragment {
  readonly whole: (block: string) => string;
  readonly schema?: string;
}

const targetFile = 'targets/target.schema.json';

/** The blocks of JSON, in their order, by document. */
export const jsonFiles: Readonly<Record<string, readonly JsonFragment[]>> = {
  'README.md': [{ whole: (block) => block, schema: targetFile }],
  'docs/adding-an-entity.md': [
    { whole: (block) => `{ ${block} }` },
    // It breaks off within an operation, within a path.
    { whole: (block) => `{ ${block} } } }` },
    { whole: (block) => `{ ${block} }` },
  ],
  'docs/waivers.md': [{ whole: (block) => `{ "cloud": "global", ${block} }`, schema: targetFile }],
};
