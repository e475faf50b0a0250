import assert from 'node:assert/strict';
import { commands } from '../../cli/commands.ts';
import type { Documented } from './commands.ts';
import type { Scratch } from './scratch.ts';
import { placeholders, type StandIn, standIns } from './stand-ins.ts';
import { type } from './typing.ts';

/** Whether a command is run here, and not somewhere else or by nobody. */
export const isTyped = ({ ci, script, never }: StandIn): boolean =>
  ci === undefined && script === undefined && never === undefined;

/** A run that tries little says as well as a whole one whether its command works. */
export const little = { GRAPH_PROFILE: 'smoke', GRAPH_MAX_WRITES: '1' };

const filled = (command: string): string =>
  placeholders.reduce((text, [placeholder, value]) => text.replaceAll(placeholder, value), command);

/** The documents often leave out the program where they speak of its commands. */
const complete = (command: string): string =>
  Object.hasOwn(commands, command.split(' ')[0] ?? '') ? `graph-conformance ${command}` : command;

/** Runs a command of the documents, or what stands in for it, and looks how it ends. */
export const tryCommand = async (
  { text, shows = '' }: Documented,
  { checkout, project, env }: Scratch,
  more: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const { as = text, until, code = 0, where } = standIns[text] ?? {};
  const command = complete(filled(as));
  const place = { folder: where === 'project' ? project : checkout, env: { ...env, ...more } };
  const ended = await type(command, place, until);
  if (as === text) assert.ok(ended.output.includes(shows), `${command} does not print '${shows}':\n${ended.output}`);
  if (until === undefined) assert.equal(ended.code, code, `${command}\n${ended.output}`);
};
