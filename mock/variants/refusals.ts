import { randomUUID } from 'node:crypto';
import type { Call } from '../behaviour.ts';
import type { Variant } from '../catalogue.ts';
import { Refusal, unreadable } from '../refusal.ts';

/** Turns some refusals into others. */
function refusing(
  when: (refusal: Refusal, call: Call) => boolean,
  change: (refusal: Refusal) => Refusal,
): Variant['changes'] {
  return ({ refuse }) => ({
    refuse: (call, refusal) => refuse(call, when(refusal, call) ? change(refusal) : refusal),
  });
}

/** Writes error bodies in another legal way. */
function describing(change: (error: Record<string, unknown>) => Record<string, unknown>): Variant['changes'] {
  return ({ describe }) => ({
    describe: (call, refusal) => {
      const { error } = describe(call, refusal) as { readonly error: Record<string, unknown> };
      return { error: change(error) };
    },
  });
}

const isMethod = ({ status }: Refusal) => status === 405;

const noTemplate = () =>
  new Refusal(
    400,
    'No method match route template',
    'No OData route exists that match template ~/singleton/navigation/key with http verb for request /UpdateService.',
  );

/** What Intune puts into the message of an error: among other things the address at which it works behind Graph. */
function nested(message: unknown): string {
  const nothing = '00000000-0000-0000-0000-000000000000';
  const url =
    'https://fef.msuc06.manage.microsoft.com/StatelessUpdateFEService/deviceManagement?api-version=5024-01-17';
  const said = `${message} - Operation ID (for customer support): ${nothing} - Activity ID: ${randomUUID()} - Url: ${url}`;
  return JSON.stringify(
    {
      _version: 3,
      Message: said,
      CustomApiErrorPhrase: '',
      RetryAfter: null,
      ErrorSourceService: '',
      HttpHeaders: '{}',
    },
    undefined,
    1,
  ).replaceAll('\n', '\r\n');
}

/** How the service says no. */
export const refusalVariants: readonly Variant[] = [
  {
    name: 'methods-answer-400',
    does: 'Answers 400 to undocumented methods, as Intune does.',
    changes: refusing(isMethod, noTemplate),
  },
  {
    name: 'methods-answer-404',
    does: 'Answers 404 to undocumented methods.',
    changes: refusing(isMethod, () => new Refusal(404, 'ResourceNotFound', 'The resource could not be found.')),
  },
  {
    name: 'methods-answer-501',
    does: 'Answers 501 to undocumented methods.',
    changes: refusing(isMethod, () => new Refusal(501, 'NotImplemented', 'The method is not implemented.')),
  },
  {
    name: 'media-types-answer-400',
    does: 'Answers 400 to a body that is not declared as JSON, as Graph does.',
    changes: refusing(
      ({ status }) => status === 415,
      ({ message }) => unreadable(message),
    ),
  },
  {
    name: 'unknown-ids-answer-400',
    does: 'Answers 400 to an update of an unknown object and to anything below an unknown parent.',
    changes: refusing(
      ({ status }, { kind, state, parents }) =>
        status === 404 &&
        (kind === 'update' || parents.some(({ collection, id }) => !hasRow(state.tables.get(collection), id))),
      ({ message }) => unreadable(message),
    ),
  },
  {
    name: 'parents-are-not-routed',
    does: 'Has no routes for the parent objects.',
    changes: ({ checkRoute }) => ({
      checkRoute: (call) => {
        checkRoute(call);
        if (call.entity.properties.length === 0) throw noTemplate();
      },
    }),
  },
  {
    name: 'messages-are-json',
    does: 'Writes JSON into the message of an error, as Intune does.',
    changes: describing((error) => ({ ...error, message: nested(error.message) })),
  },
  {
    name: 'codes-are-empty',
    does: 'Leaves the code of an error empty.',
    changes: describing((error) => ({ ...error, code: '' })),
  },
  {
    name: 'inner-error-in-lower-case',
    does: 'Writes innererror, as OData does.',
    changes: describing(({ innerError, ...error }) => ({ ...error, innererror: innerError })),
  },
  {
    name: 'errors-say-more',
    does: 'Adds a target and details to errors.',
    changes: describing((error) => ({
      ...error,
      target: 'body',
      details: [{ code: 'Detail', message: 'The value was looked at closely.' }],
    })),
  },
  {
    name: 'errors-say-less',
    does: 'Answers errors with a code and a message only.',
    changes: describing(({ code, message }) => ({ code, message })),
  },
  {
    name: 'challenges-are-many',
    does: 'Offers another scheme beside Bearer on 401.',
    changes: refusing(
      ({ status }) => status === 401,
      ({ status, code, message, headers }) =>
        new Refusal(status, code, message, {
          'WWW-Authenticate': `Negotiate, ${headers['WWW-Authenticate'] ?? 'Bearer'}, DPoP algs="ES256"`,
        }),
    ),
  },
];

function hasRow(rows: readonly { readonly id: string }[] | undefined, id: string): boolean {
  return rows?.some((row) => row.id === id) ?? false;
}
