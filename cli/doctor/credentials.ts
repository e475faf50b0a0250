import { type Client, describeToken, TokenError, UsageError } from '../../target/index.ts';
import { judgeRead } from './collections.ts';
import { type Diagnosis, misconfigured, note, ok } from './diagnosis.ts';
import { get, type Patient } from './patient.ts';
import { missingPermissions, neededPermissions } from './permissions.ts';
import { judgeToken, type Purpose } from './token.ts';

const purposeOf = ({ settings, contract, target, now }: Patient, writes: boolean, renewed: boolean): Purpose => ({
  root: target.root,
  cloud: settings.cloud,
  permissions: neededPermissions(contract, writes),
  now: now(),
  renewed,
});

/** Where the token comes from and what it says, or why there is none. */
export const examineToken = async (patient: Patient): Promise<readonly Diagnosis[]> => {
  const { settings, target } = patient;
  const origin = settings.auth?.method ?? "the mock's own";
  const isRenewed = settings.auth !== undefined && settings.auth.method !== 'token';
  try {
    const description = describeToken(await target.tokens.token());
    return [
      ok('source of the token', origin),
      ...judgeToken(description, 'token', purposeOf(patient, settings.writes, isRenewed)),
    ];
  } catch (error) {
    if (!(error instanceof TokenError || error instanceof UsageError)) throw error;
    return [misconfigured('source of the token', `${origin}: no token can be had`, error.message)];
  }
};

/** Whether the second token may read, and no more than that. */
export const examineReaderToken = async (
  patient: Patient,
  client: Client,
  url: string,
): Promise<readonly Diagnosis[]> => {
  const what = 'reader token';
  const { contract, target } = patient;
  if (target.readerToken === undefined) {
    return [note(what, 'none', 'AUTH-04 is not applicable. Set GRAPH_READER_TOKEN to a token that may only read.')];
  }
  const description = describeToken(target.readerToken);
  const told = judgeToken(description, what, purposeOf(patient, false, false));
  const taken = judgeRead(
    await get(client, url, 'reads with the reader token', 'reader'),
    what,
    neededPermissions(contract, false),
  );
  const mayWrite =
    description !== undefined && missingPermissions(description, neededPermissions(contract, true)).length === 0;
  return [
    ...told,
    mayWrite
      ? misconfigured(
          what,
          'it may write as well',
          'AUTH-04 would blame the target. Take a token without the permission to write.',
        )
      : taken,
  ];
};
