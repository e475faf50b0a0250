import type { Fault } from '../catalogue.ts';
import { macos, windows } from '../model/operations.ts';
import { Refusal, unreadable } from '../refusal.ts';

type Breaks = Fault['breaks'];

function unrouted(refusal: (path: string) => Refusal): Breaks {
  return () => ({
    checkRoute: ({ path }) => {
      throw refusal(path);
    },
  });
}

const noTemplate = (path: string) =>
  new Refusal(
    400,
    'No method match route template',
    `No OData route exists that match template ~/singleton/navigation/key/navigation for request /UpdateService/${path}`,
  );

const notAllowed = () => new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.');
const notFound = () => new Refusal(404, 'ResourceNotFound', 'Nothing is here.');
const notImplemented = () => new Refusal(501, 'NotImplemented', 'This operation is not implemented.');

/** Hides a parent object from a GET, although everything below it works. */
const parentHidden: Breaks = unrouted(() => new Refusal(404, 'ResourceNotFound', 'The resource could not be found.'));

/** Documented, but not there. */
export const routeFaults: readonly Fault[] = [
  {
    name: 'route-segment-removed',
    does: 'No longer has the segment deviceUpdateStates, like the live service.',
    violates: ['ROUTE-01'],
    operations: Object.values(windows),
    breaks: unrouted(() => unreadable("Resource not found for the segment 'deviceUpdateStates'.")),
  },
  {
    name: 'route-create-404',
    does: 'Answers every create of an update state with 404.',
    violates: ['ROUTE-01'],
    operations: [windows.create],
    breaks: unrouted(notFound),
  },
  {
    name: 'route-create-501',
    does: 'Has not implemented the create of summaries.',
    violates: ['ROUTE-01'],
    operations: [macos.create],
    breaks: unrouted(notImplemented),
  },
  {
    name: 'route-create-no-template',
    does: 'Has no route template for POST in its back end.',
    violates: ['ROUTE-01'],
    operations: [macos.create],
    breaks: unrouted(noTemplate),
  },
  {
    name: 'route-update-405',
    does: 'Does not allow PATCH on update states.',
    violates: ['ROUTE-01'],
    operations: [windows.update],
    breaks: unrouted(notAllowed),
  },
  {
    name: 'route-update-no-template',
    does: 'Has no route template for PATCH in its back end.',
    violates: ['ROUTE-01'],
    operations: [macos.update],
    breaks: unrouted(noTemplate),
  },
  {
    name: 'route-update-404',
    does: 'Finds no summary to update, ever.',
    violates: ['ROUTE-01'],
    operations: [macos.update],
    breaks: unrouted(notFound),
  },
  {
    name: 'route-get-405',
    does: 'Does not allow GET of a single update state.',
    violates: ['ROUTE-01'],
    operations: [windows.get],
    breaks: unrouted(notAllowed),
  },
  {
    name: 'route-get-404',
    does: 'Answers 404 to every GET of a summary.',
    violates: ['ROUTE-01', 'CREATE-06'],
    operations: [macos.get],
    breaks: unrouted(notFound),
  },
  {
    name: 'route-list-no-template',
    does: 'Has no route template for the list of update states.',
    violates: ['ROUTE-01'],
    operations: [windows.list],
    breaks: unrouted(noTemplate),
  },
  {
    name: 'route-list-501',
    does: 'Has not implemented the list of summaries.',
    violates: ['ROUTE-01'],
    operations: [macos.list],
    breaks: unrouted(notImplemented),
  },
  {
    name: 'route-delete-405',
    does: 'Does not allow DELETE of an update state.',
    violates: ['ROUTE-01'],
    operations: [windows.delete],
    breaks: unrouted(notAllowed),
  },
  {
    name: 'route-delete-no-template',
    does: 'Has no route template for DELETE in its back end.',
    violates: ['ROUTE-01'],
    operations: [macos.delete],
    breaks: unrouted(noTemplate),
  },
  {
    name: 'parent-configuration-missing',
    does: 'Does not find the device configuration, although the collection below it works.',
    violates: ['ROUTE-02'],
    operations: Object.values(windows),
    during: ['getDeviceConfiguration'],
    breaks: parentHidden,
  },
  {
    name: 'parent-account-missing',
    does: 'Does not find the account summary, although the collection below it works.',
    violates: ['ROUTE-02'],
    operations: Object.values(macos),
    during: ['getMacOSSoftwareUpdateAccountSummary'],
    breaks: parentHidden,
  },
  {
    name: 'parent-category-missing',
    does: 'Does not find the category summary, although the collection below it works.',
    violates: ['ROUTE-02'],
    operations: Object.values(macos),
    during: ['getMacOSSoftwareUpdateCategorySummary'],
    breaks: parentHidden,
  },
];
