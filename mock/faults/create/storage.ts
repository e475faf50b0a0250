import type { JsonObject } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { kept } from '../breaking.ts';

type Breaks = Fault['breaks'];

/** Mixes the values of a new object up before they are stored and answered. */
function mixing(mix: (values: JsonObject) => JsonObject): Breaks {
  return ({ insert }) => ({
    insert: (call, row) => {
      row.values = { ...row.values, ...mix(row.values) };
      insert(call, row);
    },
  });
}

/** Stores every n-th object somewhere else: nowhere. */
function losingEvery(n: number): Breaks {
  return ({ insert }) => {
    let inserts = 0;
    return {
      insert: (call, row) => {
        inserts += 1;
        if (inserts % n !== 0) insert(call, row);
      },
    };
  };
}

/** Creates that store something else than they were given, or nothing. */
export const createStorageFaults: readonly Fault[] = [
  {
    name: 'create-swaps-columns',
    does: 'Mixes up the columns of device id and user id.',
    violates: ['CREATE-03'],
    operations: [windows.create],
    breaks: mixing(({ deviceId, userId }) => ({ deviceId: userId, userId: deviceId })),
  },
  {
    name: 'create-copies-one-timestamp',
    does: 'Stores the last scan as the last synchronisation too.',
    violates: ['CREATE-03'],
    operations: [windows.create],
    breaks: mixing(({ lastScanDateTime }) => ({ lastSyncDateTime: lastScanDateTime })),
  },
  {
    name: 'create-copies-product-key',
    does: 'Stores the product key as the update version too.',
    violates: ['CREATE-03'],
    operations: [macos.create],
    breaks: mixing(({ productKey }) => ({ updateVersion: productKey })),
  },
  {
    name: 'create-forgets-a-property',
    does: 'Never stores the feature update version.',
    violates: ['CREATE-03'],
    operations: [windows.create],
    breaks: mixing(() => ({ featureUpdateVersion: null })),
  },
  {
    name: 'create-sets-timestamp-itself',
    does: 'Stores the present time as the last update, whatever it was given.',
    violates: ['CREATE-03', 'DATE-01'],
    operations: [macos.create],
    breaks: mixing(() => ({ lastUpdatedDateTime: new Date().toISOString() })),
  },
  {
    name: 'create-stores-what-came-before',
    does: 'Stores the product key of the request before.',
    violates: ['CREATE-03'],
    operations: [macos.create],
    breaks: ({ insert }) => {
      let before: unknown;
      return {
        insert: (call, row) => {
          const { productKey } = row.values;
          if (before !== undefined) row.values = { ...row.values, productKey: before };
          before = productKey;
          insert(call, row);
        },
      };
    },
  },
  {
    name: 'create-stores-nothing',
    does: 'Answers a create as if it were done, and stores nothing.',
    violates: ['CREATE-06', 'CREATE-07'],
    operations: [windows.create],
    breaks: losingEvery(1),
  },
  {
    name: 'create-loses-every-fourth',
    does: 'Answers every create as if it were done, but does not store every fourth object.',
    violates: ['CREATE-06', 'CREATE-07', 'LIFE-02'],
    operations: [macos.create],
    breaks: losingEvery(4),
  },
  {
    name: 'create-keeps-defaults',
    does: 'Answers a create with what was sent, and keeps an object of defaults.',
    violates: ['CREATE-06'],
    operations: [macos.create],
    breaks: kept((_, call) =>
      Object.fromEntries(call.entity.properties.map((property) => [property.name, call.does.initial(call, property)])),
    ),
  },
  {
    name: 'create-inserts-twice',
    does: 'Stores every new object twice, under one id.',
    violates: ['CREATE-07', 'LIFE-02'],
    operations: [windows.create],
    breaks: ({ insert }) => ({
      insert: (call, row) => {
        insert(call, row);
        insert(call, { id: row.id, values: { ...row.values } });
      },
    }),
  },
];
