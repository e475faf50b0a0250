import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { TenantOptions } from '../../mock/index.ts';
import { neutral, root } from '../cli/run-command.ts';
import { closeScene, openScene, type Scene } from './scene.ts';

/**
 * A tenant on this machine that behaves as Intune does, to try the command on. What follows `--` is run against it;
 * without a command it says how to reach it, and waits for Ctrl+C.
 *
 *   --brisk        small windows, little latency
 *   --unrouted     does not know the segment deviceUpdateStates
 *   --unlimited    the target file says nothing of budgets, so that the tenant's own limits are met
 *   --seed N       draws the weather
 *   --token S      tokens are good for S seconds
 *
 *   npx tsx tests/tenant/main.ts -- run --profile standard
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    brisk: { type: 'boolean', default: false },
    unrouted: { type: 'boolean', default: false },
    unlimited: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    token: { type: 'string', default: '60' },
  },
});

const seconds = values.brisk ? 1 : 20;
const limits = { writes: values.brisk ? 50 : 100, requests: values.brisk ? 500 : 1_000 };
const rate = (limit: number) => ({ limit, windowMs: seconds * 1_000 });
const tenant: TenantOptions = {
  writes: rate(limits.writes),
  requests: rate(limits.requests),
  seed: Number(values.seed),
  ...(values.brisk ? { latencyMs: 20, visibleAfterMs: 100 } : {}),
  ...(values.unrouted ? { unknownSegments: ['deviceUpdateStates'] } : {}),
};
const budget = (limit: number) => ({ limit, seconds });
const budgets = values.unlimited
  ? {}
  : { budgets: { writes: budget(limits.writes), requests: budget(limits.requests) } };

/** How often each answer was given. */
const statistics = ({ tenant: { log }, authority }: Scene): string => {
  const statuses = log.map(({ status }) => status);
  const counts = [...new Set(statuses)]
    .toSorted((a, b) => a - b)
    .map((status) => `${statuses.filter((one) => one === status).length} × ${status}`);
  const { length: tokens } = authority.tokens;
  return `The tenant gave ${log.length} answers (${counts.join(', ')}) and ${tokens} ${tokens === 1 ? 'token' : 'tokens'}.`;
};

const scene = await openScene({ tokenSeconds: Number(values.token), tenant, file: budgets });
if (positionals.length > 0) {
  const args = ['cli/graph-conformance.js', ...positionals, '--target', scene.targetFile];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...neutral(), ...scene.env }, stdio: 'inherit' });
  // Ctrl+C reaches the child as well, and the child decides what comes of it.
  process.on('SIGINT', () => undefined);
  const [code] = await once(child, 'exit');
  console.log(`\nExit code ${code}. ${statistics(scene)}`);
} else {
  const variables = Object.entries({ ...scene.env, GRAPH_TARGET: scene.targetFile });
  console.log(variables.map(([name, value]) => `export ${name}='${value}'`).join('\n'));
  await once(process, 'SIGINT');
  console.log(statistics(scene));
}
await closeScene(scene);
