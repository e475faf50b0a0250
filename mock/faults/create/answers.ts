import type { Fault } from '../../catalogue.ts';
import { creates, macos, windows } from '../../model/operations.ts';
import { invalid } from '../../refusal.ts';
import { answering, answeringWith, bodyOf } from '../breaking.ts';

/** Creates that do what they should and answer something else. */
export const createAnswerFaults: readonly Fault[] = [
  {
    name: 'create-answers-200',
    does: 'Answers a create with 200.',
    violates: ['CREATE-01'],
    operations: [windows.create],
    breaks: answering('create', (answer) => ({ ...answer, status: 200 })),
  },
  {
    name: 'create-answers-202',
    does: 'Answers a create with 202, as if it were not done yet.',
    violates: ['CREATE-01'],
    operations: [macos.create],
    breaks: answering('create', (answer) => ({ ...answer, status: 202 })),
  },
  {
    name: 'create-answers-204',
    does: 'Answers a create with 204 and no body.',
    violates: ['CREATE-01'],
    operations: [windows.create],
    breaks: answering('create', (answer) => ({ ...answer, status: 204, body: undefined })),
  },
  {
    name: 'create-answers-nothing',
    does: 'Answers a create with 201 and no body.',
    violates: ['CREATE-02', 'CREATE-01'],
    operations: [macos.create],
    breaks: answering('create', (answer) => ({ ...answer, body: undefined })),
  },
  {
    name: 'create-answers-empty-object',
    does: 'Answers a create with an empty object.',
    violates: ['CREATE-02', 'CREATE-01', 'CREATE-03'],
    operations: [windows.create],
    breaks: answeringWith('create', () => ({})),
  },
  {
    name: 'create-third-is-refused',
    does: 'Refuses every third create, although nothing is wrong with it.',
    violates: ['CREATE-01'],
    operations: [macos.create],
    breaks: ({ create }) => {
      let creates = 0;
      return {
        create: (call) => {
          creates += 1;
          if (creates % 3 === 0) throw invalid('An object with the same key has already been added.');
          return create(call);
        },
      };
    },
  },
  {
    name: 'create-answers-without-id',
    does: 'Leaves the id out of the answer to a create.',
    violates: ['CREATE-02', 'CREATE-04'],
    operations: [windows.create],
    breaks: answeringWith('create', ({ id: _, ...body }) => body),
  },
  {
    name: 'create-answers-numeric-id',
    does: 'Answers a number as the id.',
    violates: ['CREATE-02', 'CREATE-04'],
    operations: [macos.create],
    breaks: answeringWith('create', (body) => ({ ...body, id: 4711 })),
  },
  {
    name: 'create-answers-empty-id',
    does: 'Answers an empty id.',
    violates: ['CREATE-02', 'CREATE-04'],
    operations: [windows.create],
    breaks: answeringWith('create', (body) => ({ ...body, id: '' })),
  },
  {
    name: 'create-answers-null-timestamp',
    does: 'Answers null for the last synchronisation of a new object.',
    violates: ['CREATE-02', 'CREATE-03'],
    operations: [windows.create],
    breaks: answeringWith('create', (body) => ({ ...body, lastSyncDateTime: null })),
  },
  {
    name: 'create-answers-without-state',
    does: 'Leaves the state out of the answer to a create.',
    violates: ['CREATE-03', 'CREATE-02'],
    operations: [macos.create],
    breaks: answeringWith('create', ({ state: _, ...body }) => body),
  },
  {
    name: 'create-answers-a-list',
    does: 'Answers a create with a list of one object.',
    violates: ['CREATE-02', 'CREATE-01'],
    operations: [windows.create],
    breaks: answeringWith('create', (body) => [body]),
  },
  {
    name: 'create-answers-wrapped',
    does: 'Wraps the answer to a create in an object "value".',
    violates: ['CREATE-02', 'CREATE-03'],
    operations: [macos.create],
    breaks: answeringWith('create', (body) => ({ value: body })),
  },
  {
    name: 'create-answers-json-text',
    does: 'Answers a create with JSON inside a JSON string.',
    violates: ['CREATE-02', 'CREATE-01'],
    operations: [windows.create],
    breaks: answeringWith('create', (body) => JSON.stringify(body)),
  },
  {
    name: 'create-answers-in-pascal-case',
    does: 'Answers a create with property names in PascalCase.',
    violates: ['CREATE-02', 'CREATE-03'],
    operations: [macos.create],
    breaks: answeringWith('create', (body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name.replace(/^[a-z]/, (letter) => letter.toUpperCase()), value]),
      ),
    ),
  },
  {
    name: 'create-answers-other-type',
    does: 'Says that a new update state is a device configuration.',
    violates: ['CREATE-05', 'CREATE-02'],
    operations: [windows.create],
    breaks: answeringWith('create', (body) => ({
      ...body,
      '@odata.type': '#microsoft.graph.windowsUpdateForBusinessConfiguration',
    })),
  },
  {
    name: 'create-answers-type-in-lower-case',
    does: 'Writes the type of a new summary in lower case.',
    violates: ['CREATE-05', 'CREATE-02'],
    operations: [macos.create],
    breaks: answeringWith('create', (body) => ({ ...body, '@odata.type': String(body['@odata.type']).toLowerCase() })),
  },
  {
    name: 'create-answers-internal-type',
    does: 'Answers the name that the type has inside the service.',
    violates: ['CREATE-05', 'CREATE-02'],
    operations: [macos.create],
    breaks: answeringWith('create', (body) => ({
      ...body,
      '@odata.type': '#microsoft.management.services.api.macOSSoftwareUpdateStateSummary',
    })),
  },
  {
    name: 'location-of-another-object',
    does: 'Answers the Location of the object created before.',
    violates: ['CREATE-12'],
    operations: [windows.create],
    breaks: ({ create }) => {
      let before: string | undefined;
      return {
        create: (call) => {
          const answer = create(call);
          const location = before ?? String(answer.headers.Location);
          before = answer.headers.Location;
          return { ...answer, headers: { ...answer.headers, Location: location } };
        },
      };
    },
  },
  {
    name: 'location-of-the-collection',
    does: 'Answers the address of the collection as the Location of a new summary.',
    violates: ['CREATE-12'],
    operations: [macos.create],
    breaks: answering('create', (answer, { state, collection }) => ({
      ...answer,
      headers: { Location: `${state.baseUrl}/${collection}` },
    })),
  },
  {
    name: 'location-of-another-version',
    does: 'Answers a Location below v1.0, where nothing is.',
    violates: ['CREATE-12'],
    operations: creates,
    breaks: answering('create', (answer, { collection, state }) => ({
      ...answer,
      headers: {
        Location: `${state.baseUrl.replace(/beta$/, 'v1.0')}/${collection}/${bodyOf(answer).id}`,
      },
    })),
  },
];
