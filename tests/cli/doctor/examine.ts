import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnose } from '../../../cli/doctor/diagnose.ts';
import type { Diagnosis } from '../../../cli/doctor/diagnosis.ts';
import { conclusionOf } from '../../../cli/doctor/lines.ts';
import { openTarget } from '../../../cli/open-target.ts';
import { loadContract } from '../../../schemas/index.ts';
import { readSettings } from '../../../target/index.ts';
import { answer, type Handler, type Server } from '../../target/server.ts';
import { jwt } from '../../target/tokens/jwt.ts';

export const contract = loadContract();

/** The path parameters that stand for parent objects. */
export const parameters = contract.entities.flatMap(({ parents }) => parents.map(({ parameter: { name } }) => name));

/** A target file for a service on this machine that has everything a run needs. */
export const fileFor = (baseUrl: string, more: object = {}): object => ({
  baseUrl,
  parents: Object.fromEntries(parameters.map((name) => [name, `id-of-${name}`])),
  limits: { answerSeconds: 1 },
  ...more,
});

/** A token that says of itself what a run wants to hear, but for the claims given. */
export const tokenWith = (claims: object = {}): string =>
  jwt({
    tid: 'contoso',
    appid: 'conformance',
    aud: 'https://graph.microsoft.com',
    roles: ['DeviceManagementConfiguration.ReadWrite.All'],
    exp: Math.floor(Date.now() / 1000) + 3_600,
    ...claims,
  });

/** Answers as Graph does: 401 without a token, and the parents and lists are there. */
export const graph: Handler = ({ url, headers }, response) => {
  const error = { code: 'InvalidAuthenticationToken', message: 'Access token is empty.' };
  if (headers.authorization === undefined) return answer(response, 401, { error });
  const isList = /(Configurations|Summaries|States)$/.test(url);
  return answer(response, 200, isList ? { value: [] } : { id: url.split('/').at(-1) });
};

/** Everything the doctor says about a target file, and how it ends. */
export interface Examined {
  readonly found: readonly Diagnosis[];
  readonly code: number;
  readonly sentence: string;
  /** The things that are wrong, or worth a note: what, what was seen, and the advice. */
  readonly complaints: readonly string[];
}

/** Has the doctor look at what a target file describes. */
export const examine = async (file: object, env: Readonly<Record<string, string>>): Promise<Examined> => {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  writeFileSync(join(folder, 'target.json'), JSON.stringify(file));
  const found: Diagnosis[] = [];
  try {
    const settings = readSettings(['--target', 'target.json'], contract, undefined, env, folder);
    const { target, close } = await openTarget(settings);
    for await (const one of diagnose({ contract, settings, target, now: () => new Date() })) found.push(one);
    await close();
    return {
      found,
      ...conclusionOf(found, settings.writes),
      complaints: found
        .filter(({ state }) => state === 'wrong' || state === 'note')
        .filter(({ what }) => what !== 'reader token' || env.GRAPH_READER_TOKEN !== undefined)
        .map(({ what, seen, advice }) => `${what}: ${seen}: ${advice}`),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The methods a server was sent, each once. */
export const methodsOf = ({ received }: Server): readonly string[] => [
  ...new Set(received.map(({ method }) => method)),
];
