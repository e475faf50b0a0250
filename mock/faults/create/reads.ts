import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { rowsOf } from '../breaking.ts';

function shortened(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, 8) : value;
}

/** Reads that do not show what was created: the breach belongs to the create, its cause to get or list. */
export const readFaults: readonly Fault[] = [
  {
    name: 'get-finds-the-first',
    does: 'Answers every GET with the first object of the collection.',
    violates: ['CREATE-06', 'LIFE-02'],
    operations: [windows.create],
    during: [windows.get],
    breaks: ({ find }) => ({ find: (call) => find(call) && rowsOf(call)[0] }),
  },
  {
    name: 'get-hides-a-property',
    does: 'Answers GET with null for the update version.',
    violates: ['CREATE-06'],
    operations: [macos.create],
    during: [macos.get],
    breaks: ({ represent }) => ({ represent: (call, row) => ({ ...represent(call, row), updateVersion: null }) }),
  },
  {
    name: 'get-answers-id-in-upper-case',
    does: 'Answers GET with the id in upper case.',
    violates: ['CREATE-06'],
    operations: [windows.create],
    during: [windows.get],
    breaks: ({ represent }) => ({
      represent: (call, row) => ({ ...represent(call, row), id: row.id.toUpperCase() }),
    }),
  },
  {
    name: 'get-answers-local-time',
    does: 'Shifts timestamps by an hour when it reads them.',
    violates: ['CREATE-06', 'DATE-01'],
    operations: [macos.create],
    during: [macos.get],
    breaks: ({ represent }) => ({
      represent: (call, row) => ({
        ...represent(call, row),
        lastUpdatedDateTime: String(row.values.lastUpdatedDateTime).replace(/Z$/, '+01:00'),
      }),
    }),
  },
  {
    name: 'get-answers-204',
    does: 'Answers GET of an object with 204 and no body.',
    violates: ['CREATE-06'],
    operations: [windows.create],
    during: [windows.get],
    breaks: ({ get }) => ({ get: (call) => ({ ...get(call), status: 204, body: undefined }) }),
  },
  {
    name: 'get-answers-a-list',
    does: 'Answers GET of an object with a list of one.',
    violates: ['CREATE-06'],
    operations: [macos.create],
    during: [macos.get],
    breaks: ({ get }) => ({
      get: (call) => {
        const answer = get(call);
        return { ...answer, body: { value: [answer.body] } };
      },
    }),
  },
  {
    name: 'list-shortens-names',
    does: 'Shows the first 8 characters of a product key in lists.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [macos.create],
    during: [macos.list],
    breaks: ({ page }) => ({
      page: (call, rows) =>
        page(
          call,
          rows.map((row) => ({ ...row, values: { ...row.values, productKey: shortened(row.values.productKey) } })),
        ),
    }),
  },
  {
    name: 'list-shows-null-as-empty',
    does: 'Shows texts that are null as empty ones in lists.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [windows.create],
    during: [windows.list],
    breaks: ({ page }) => ({
      page: (call, rows) =>
        page(
          call,
          rows.map((row) => ({
            ...row,
            values: Object.fromEntries(Object.entries(row.values).map(([name, value]) => [name, value ?? ''])),
          })),
        ),
    }),
  },
  {
    name: 'list-omits-the-newest',
    does: 'Leaves the newest object out of the list.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [windows.create],
    during: [windows.list],
    breaks: ({ select }) => ({ select: (call) => select(call).slice(0, -1) }),
  },
  {
    name: 'list-shows-the-newest-twice',
    does: 'Lists the newest object twice.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [macos.create],
    during: [macos.list],
    breaks: ({ select }) => ({ select: (call) => [...select(call), ...select(call).slice(-1)] }),
  },
  {
    name: 'list-ends-after-two',
    does: 'Lists two objects and does not say that there are more.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [windows.create],
    during: [windows.list],
    breaks: ({ select }) => ({ select: (call) => select(call).slice(0, 2) }),
  },
  {
    name: 'list-loses-the-last-page',
    does: 'Lists in pages of two, and never shows the last page.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [macos.create],
    during: [macos.list],
    breaks: ({ page }) => ({
      page: (call, rows) => {
        const start = Number(call.query.get('$skiptoken') ?? 0);
        const isLastButOne = start + 4 >= rows.length;
        const next = `${call.state.baseUrl}/${call.path}?$skiptoken=${start + 2}`;
        return {
          ...page(call, rows.slice(start, start + 2)),
          ...(!isLastButOne && { '@odata.nextLink': next }),
        };
      },
    }),
  },
  {
    name: 'list-answers-no-value',
    does: 'Answers a list as a bare array.',
    violates: ['CREATE-07'],
    operations: [windows.create],
    during: [windows.list],
    breaks: ({ list }) => ({
      list: (call) => {
        const answer = list(call);
        return { ...answer, body: (answer.body as { value: unknown }).value };
      },
    }),
  },
  {
    name: 'list-is-cached',
    does: 'Answers every list as it was when it was first read.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [macos.create],
    during: [macos.list],
    breaks: ({ select }) => {
      const first = new Map<string, ReturnType<typeof select>>();
      return {
        select: (call) => {
          const rows = first.get(call.collection) ?? [...select(call)];
          first.set(call.collection, rows);
          return rows;
        },
      };
    },
  },
  {
    name: 'list-is-cached-until-the-next-create',
    does: 'Lists objects as they were at the last create or delete, whatever updates change.',
    violates: ['LIFE-02'],
    operations: [windows.create],
    during: [windows.list, windows.create, windows.delete],
    breaks: ({ page, insert, drop }) => {
      const pages = new Map<string, ReturnType<typeof page>>();
      return {
        page: (call, rows) => {
          const known = pages.get(call.collection) ?? page(call, rows);
          pages.set(call.collection, known);
          return known;
        },
        insert: (call, row) => {
          pages.delete(call.collection);
          insert(call, row);
        },
        drop: (call, row) => {
          pages.delete(call.collection);
          drop(call, row);
        },
      };
    },
  },
  {
    name: 'list-leaves-out-what-may-be-null',
    does: 'Shows objects in lists without what may be null, whatever it holds.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [windows.create],
    during: [windows.list],
    breaks: ({ page }) => ({
      page: (call, rows) => {
        const hidden = call.entity.properties.filter(({ nullable }) => nullable).map(({ name }) => name);
        return page(
          call,
          rows.map(({ values, ...row }) => ({
            ...row,
            values: Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.includes(name))),
          })),
        );
      },
    }),
  },
  {
    name: 'list-shows-only-ids',
    does: 'Lists nothing of an object but its id.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [windows.create],
    during: [windows.list],
    breaks: ({ page }) => ({
      page: (call, rows) =>
        page(
          call,
          rows.map((row) => ({ ...row, values: {} })),
        ),
    }),
  },
  {
    name: 'list-leaves-out-the-state',
    does: 'Leaves the state, which no object is without, out of lists.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [macos.create],
    during: [macos.list],
    breaks: ({ page }) => ({
      page: (call, rows) =>
        page(
          call,
          rows.map(({ values: { state: _, ...values }, ...row }) => ({ ...row, values })),
        ),
    }),
  },
  {
    name: 'list-forgets-ids',
    does: 'Lists objects without their ids.',
    violates: ['CREATE-07'],
    operations: [windows.create],
    during: [windows.list],
    breaks: ({ represent }) => ({
      represent: (call, row) => {
        const { id: _, ...rest } = represent(call, row);
        return rest;
      },
    }),
  },
];
