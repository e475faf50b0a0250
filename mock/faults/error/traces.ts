import type { Call } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { gets, macos, windows } from '../../model/operations.ts';
import type { Refusal } from '../../refusal.ts';

/** Adds something to the object "error". */
function adding(more: (refusal: Refusal, call: Call) => object): Fault['breaks'] {
  return ({ describe }) => ({
    describe: (call, refusal) => {
      const { error } = describe(call, refusal) as { readonly error: object };
      return { error: { ...error, ...more(refusal, call) } };
    },
  });
}

const dotNet = [
  'at Microsoft.Management.Services.UpdateStates.StateController.Validate(StateEntity entity) in C:\\agents\\_work\\1\\s\\src\\Controllers\\StateController.cs:line 42',
  'at System.Web.Http.Controllers.ReflectedHttpActionDescriptor.ExecuteAsync(HttpControllerContext controllerContext)',
].join('\r\n   ');

const java = [
  'java.lang.IllegalArgumentException: Cannot deserialize value',
  '\tat com.contoso.updates.StateResource.create(StateResource.java:118)',
  '\tat org.eclipse.jetty.server.Server.handle(Server.java:516)',
].join('\n');

const node = [
  "TypeError: Cannot read properties of undefined (reading 'status')",
  '    at validate (/app/src/routes/update-states.js:57:19)',
  '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
].join('\n');

const python = [
  'Traceback (most recent call last):',
  '  File "/srv/updates/views.py", line 88, in patch',
  '    state = States[payload["state"]]',
  "KeyError: 'state'",
].join('\n');

const go = [
  'runtime error: index out of range [4] with length 4',
  'goroutine 31 [running]:',
  'main.(*server).create(0xc0000b6000)',
  '\t/build/cmd/states/create.go:73 +0x1d4',
].join('\n');

const ruby = "app/controllers/states_controller.rb:21:in `update'";
const php = 'Uncaught ValueError in /var/www/html/src/State.php on line 64';

/** Errors that show the inside of the service. */
export const traceFaults: readonly Fault[] = [
  {
    name: 'trace-dot-net-in-inner-error',
    does: 'Shows the .NET stack trace of an error inside innerError.',
    violates: ['ERROR-02'],
    operations: [windows.create],
    breaks: adding(({ message }) => ({
      innerError: { message, type: 'System.ArgumentException', stacktrace: dotNet },
    })),
  },
  {
    name: 'trace-java-in-message',
    does: 'Answers a Java stack trace as the message of an error.',
    violates: ['ERROR-02'],
    operations: [macos.update],
    breaks: adding(() => ({ message: java })),
  },
  {
    name: 'trace-node-beside-error',
    does: 'Shows the Node.js stack of an error beside its message.',
    violates: ['ERROR-02'],
    operations: [macos.create],
    breaks: adding(() => ({ stack: node })),
  },
  {
    name: 'trace-python-in-details',
    does: 'Shows a Python traceback in the details of an error.',
    violates: ['ERROR-02'],
    operations: [windows.update],
    breaks: adding(({ code }) => ({ details: [{ code, message: python }] })),
  },
  {
    name: 'trace-go-in-message',
    does: 'Answers the panic of a Go program as the message of an error.',
    violates: ['ERROR-02'],
    operations: [windows.create],
    breaks: adding(() => ({ message: go })),
  },
  {
    name: 'trace-windows-path',
    does: 'Names the source file and the line of an error.',
    violates: ['ERROR-02'],
    operations: [macos.create],
    breaks: adding(({ message }) => ({
      message: `${message} (D:\\a\\src\\Intune\\UpdateStates\\Validator.cs:line 42)`,
    })),
  },
  {
    name: 'trace-ruby-path',
    does: 'Names the Ruby source file and the line of an error.',
    violates: ['ERROR-02'],
    operations: [macos.update],
    breaks: adding(() => ({ innerError: { location: ruby } })),
  },
  {
    name: 'trace-php-path-on-404',
    does: 'Names a PHP source file where it finds nothing.',
    violates: ['ERROR-02'],
    operations: gets,
    breaks: adding(() => ({ message: php })),
  },
];
