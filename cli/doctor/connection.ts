import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { broken, type Diagnosis, misconfigured, note, ok } from './diagnosis.ts';

/** Milliseconds for a connection to be made. */
const connectMs = 5_000;

type Advice = readonly [fault: 'configuration' | 'target', seen: string, advice: string];

const untrusted: Advice = [
  'configuration',
  'its certificate comes from nobody this machine trusts',
  'Set NODE_EXTRA_CA_CERTS to a PEM file with the certificate of its authority. A proxy that opens TLS shows itself like this, too.',
];

const noTls: Advice = ['configuration', 'it does not speak TLS there', 'Check the port of the service root.'];

/** What is wrong, by Node's code of the error. nodejs.org/api/tls.html, "X509 certificate error codes" */
const tlsErrors: Readonly<Record<string, Advice>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_HAS_EXPIRED: ['target', 'its certificate has expired', 'Have it renewed, or check the clock of this machine.'],
  CERT_NOT_YET_VALID: ['configuration', 'its certificate is not valid yet', 'Check the clock of this machine.'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'configuration',
    'its certificate is for another name',
    'Check the host in the service root.',
  ],
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  EPROTO: noTls,
};

const codeOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ABORT_ERR' ? `nothing happens within ${connectMs / 1_000} s` : (code ?? message);
};

/** Waits for a connection to be ready, and closes it. */
const ready = async (socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> => {
  try {
    await once(socket, event, { signal: AbortSignal.timeout(connectMs) });
  } finally {
    socket.destroy();
  }
};

/** Checks in their order: each stands on the one before. */
const steps = (root: URL) => {
  const host = root.hostname.replace(/^\[|\]$/g, '');
  const secure = root.protocol === 'https:';
  const port = Number(root.port || (secure ? 443 : 80));
  const servername = isIP(host) === 0 ? { servername: host } : {};
  return [
    {
      what: 'name',
      run: async () => (isIP(host) === 0 ? `${host} is ${(await lookup(host)).address}` : `${host} is an address`),
      failed: (): Diagnosis =>
        misconfigured(
          'name',
          `unknown host: nobody knows ${host}`,
          'Check the spelling of the service root, and whether this machine can resolve names.',
        ),
    },
    {
      what: 'connection',
      run: async () => {
        await ready(connect({ host, port }), 'connect');
        return `${host} listens at port ${port}`;
      },
      failed: (code: string): Diagnosis =>
        code === 'ECONNREFUSED'
          ? broken(
              'connection',
              `nobody listens at ${host}, port ${port}`,
              'Start the service, or check the port of the service root.',
            )
          : broken(
              'connection',
              `${host}, port ${port}, cannot be reached (${code})`,
              'Check the network and its firewalls between here and there.',
            ),
    },
    ...(secure
      ? [
          {
            what: 'TLS',
            run: async () => {
              await ready(connectTls({ host, port, ...servername }), 'secureConnect');
              return 'the certificate is trusted';
            },
            failed: (code: string): Diagnosis => {
              const [fault, seen, advice] = tlsErrors[code] ?? [
                'target',
                'no secure connection comes about',
                'Look at what listens there.',
              ];
              return (fault === 'target' ? broken : misconfigured)('TLS', `${seen} (${code})`, advice);
            },
          },
        ]
      : []),
  ];
};

/**
 * Whether a connection comes about: name, TCP and TLS told apart. Ends with the first that fails.
 *
 * @param proxy the variable that names a proxy
 */
export const examineConnection = async (root: URL, proxy: string | undefined): Promise<readonly Diagnosis[]> => {
  const found: Diagnosis[] = [];
  const direct = `${proxy} is set, but the suite connects directly`;
  for (const { what, run, failed } of steps(root)) {
    try {
      found.push(ok(what, await run()));
    } catch (error) {
      const diagnosis = failed(codeOf(error));
      const more = proxy === undefined ? '' : ` ${direct}: let it reach ${root.host} without a proxy.`;
      return [...found, { ...diagnosis, advice: `${diagnosis.advice}${more}` }];
    }
  }
  return proxy === undefined ? found : [...found, note('proxy', direct, 'Nothing needs to be done where that works.')];
};
