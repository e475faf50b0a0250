import type { Entity } from '../schemas/index.ts';
import { type Client, TokenError, tokenName, UsageError } from '../target/index.ts';
import type { TargetAddress } from './client-for.ts';
import { expand } from './place-in.ts';
import { TargetUnreachable } from './target-unreachable.ts';

/**
 * One request before all others: to a collection, or to that of the first parent object that is still to be found.
 *
 * @throws TargetUnreachable when nobody answers, or nothing that can be read; UsageError when the token is refused,
 *   and TokenError when another cannot be had
 */
export const knock = async (
  client: Pick<Client, 'send'>,
  { root, parameters, method = 'token' }: Pick<TargetAddress, 'root' | 'parameters' | 'method'>,
  [entity]: readonly Entity[],
): Promise<void> => {
  if (entity === undefined) return;
  const { list } = entity.operations;
  const unknown = entity.parents.find(({ parameter }) => parameters[parameter.name] === undefined);
  const template = unknown === undefined ? entity.collectionPath : unknown.collectionPath;
  const exchange = await client.send({
    operation: unknown === undefined ? list.id : '',
    purpose: 'knocks at the door',
    method: list.method,
    url: root.href.replace(/\/$/, '') + expand(template, parameters),
    credential: 'writer',
    contentType: undefined,
    body: undefined,
  });
  if (exchange.failure?.code === 'TOKEN') throw new TokenError(`${exchange.failure.message}.`);
  if (exchange.answer === undefined) throw new TargetUnreachable(exchange);
  if (exchange.answer.status === 401) {
    throw new UsageError(
      `${tokenName(method)} is refused by ${new URL(exchange.request.url).origin} (401): it may be expired, or meant for another service.`,
    );
  }
};
