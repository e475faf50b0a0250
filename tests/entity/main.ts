import { once } from 'node:events';
import { exampleContract } from './example.ts';
import { faults } from './service/faults.ts';
import { startService } from './service/start.ts';

/** Starts the service of the worked example, with a fault of `service/faults.ts` where one is named. */
const [name] = process.argv.slice(2);
const fault = faults.find((one) => one.name === name);
if (name !== undefined && fault === undefined) {
  console.error(`'${name}' is none of ${faults.map((one) => one.name).join(', ')}.`);
  process.exit(2);
}
const { root, token, readerToken, close } = await startService(fault?.bad);
const parents = exampleContract.entities.flatMap((entity) =>
  entity.parents.map(({ parameter }) => ` --${parameter.option} discover`),
);
console.log(`Listening at ${root}

  export GRAPH_TOKEN=${token} GRAPH_READER_TOKEN=${readerToken}
  npm run conformance -- --target ${root} --schemas tests/entity/fixture${parents.join('')}

Ctrl+C ends it.`);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
await close();
