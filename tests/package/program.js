// What a program does with the package. It is copied to where the package is installed, and run there as it stands.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run, startMock } from 'graph-conformance';

const env = {};
const good = await run({ seed: 7, only: ['ENUM'], env });

const mock = await startMock({ fault: 'text-trims' });
const bad = await run({
  target: mock.baseUrl,
  seed: 7,
  only: ['TEXT-01'],
  journalDir: 'journal',
  env,
});
await mock.close();

const schemaFile = fileURLToPath(import.meta.resolve('graph-conformance/conformance.schema.json'));
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));

console.log(JSON.stringify({ good, bad, schema }));
