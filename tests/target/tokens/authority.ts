import { constants, verify, X509Certificate } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certify } from './certificates.ts';
import { jwt, part } from './jwt.ts';

/** What another identity provider says about a workload, and what an application trusts. */
export interface Federation {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
}

/** What the authority knows, and how it behaves; a test may change it while it runs. */
export interface Knowledge {
  tenant: string;
  client: string;
  scope: string;
  secret: string;
  secretExpired: boolean;
  /** In PEM. */
  certificate: string | undefined;
  federation: Federation | undefined;
  /** The token that admits a job to the endpoint of GitHub. */
  requestToken: string;
  /** Seconds a token lives. */
  expiresIn: number;
  /** The permissions that a token names; undefined: it names none. */
  roles: readonly string[] | undefined;
  /** Answered to everything instead, if set. */
  outage: { readonly status: number; readonly text: string } | undefined;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

export interface LocalAuthority {
  /** Its origin. */
  readonly host: string;
  /** The certificate authority to trust, in PEM. */
  readonly ca: string;
  readonly asked: readonly Asked[];
  readonly knows: Knowledge;
  /** The tokens it gave. */
  readonly tokens: readonly string[];
  close(): Promise<void>;
}

export const tenant = '11111111-2222-3333-4444-555555555555';
export const client = '66666666-7777-8888-9999-000000000000';
export const scope = 'https://graph.microsoft.com/.default';

class Refused extends Error {
  readonly number: number;
  readonly status: number;
  constructor(number: number, message: string, status = 401) {
    super(message);
    this.number = number;
    this.status = status;
  }
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Checks a JWT that an application signed with its certificate: RFC 7523, and the thumbprint Entra wants. */
const checkSigned = (assertion: string, endpoint: string, pem: string | undefined, used: Set<unknown>): void => {
  const { alg, 'x5t#S256': thumbprint } = part(assertion, 0);
  const { iss, sub, aud, exp, nbf, jti } = part(assertion, 1);
  const certificate = pem === undefined ? undefined : new X509Certificate(pem);
  const known = Buffer.from(certificate?.fingerprint256.replaceAll(':', '') ?? '', 'hex').toString('base64url');
  if (certificate === undefined || thumbprint !== known) {
    throw new Refused(700027, `The certificate with identifier used to sign the client assertion is not registered.`);
  }
  const signed = assertion.slice(0, assertion.lastIndexOf('.'));
  const signature = Buffer.from(assertion.slice(assertion.lastIndexOf('.') + 1), 'base64url');
  const pss = { key: certificate.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  if (alg !== 'PS256' || !verify('sha256', Buffer.from(signed), pss, signature)) {
    throw new Refused(700027, 'Client assertion failed signature validation.');
  }
  const now = Date.now() / 1000;
  if (Number(exp) < now || Number(nbf) > now + 5) throw new Refused(700024, 'Client assertion is not within its time.');
  if (iss !== client || sub !== client || aud !== endpoint) throw new Refused(50027, `Wrong audience ${aud}.`);
  if (jti === undefined || used.has(jti)) throw new Refused(50027, 'The assertion was used before.');
  used.add(jti);
};

const checkFederated = (assertion: string, trusted: Federation | undefined): void => {
  const { iss, sub, aud } = part(assertion, 1);
  const nothing = 'No matching federated identity record found for presented assertion';
  if (iss !== trusted?.iss) throw new Refused(700211, `${nothing} issuer '${iss}'.`);
  if (sub !== trusted?.sub) throw new Refused(700213, `${nothing} subject '${sub}'.`);
  if (aud !== trusted?.aud) throw new Refused(7002121, `${nothing} audience '${aud}'.`);
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const refuse = (response: ServerResponse, { number, status, message }: Refused): void => {
  send(response, status, {
    error: status === 401 ? 'invalid_client' : 'invalid_request',
    error_description: `AADSTS${number}: ${message} Trace ID: 1b0a Correlation ID: 2c0b Timestamp: 2026-01-01 00:00:00Z`,
    error_codes: [number],
  });
};

const ca = certify({ name: 'Test CA' });
const { key, certificate } = certify({ name: 'authority', ip: '127.0.0.1', by: ca });

/** A token service on this machine that speaks https and checks everything it is sent, as Entra does. */
export const listenAsAuthority = async (): Promise<LocalAuthority> => {
  const knows: Knowledge = {
    tenant,
    client,
    scope,
    secret: 'right~secret.0123456789',
    secretExpired: false,
    certificate: undefined,
    federation: undefined,
    requestToken: 'github-request-token-0123',
    expiresIn: 3599,
    roles: undefined,
    outage: undefined,
  };
  const asked: Asked[] = [];
  const tokens: string[] = [];
  const used = new Set<unknown>();

  const prove = (form: Asked['form'], endpoint: string): void => {
    const { client_secret: secret, client_assertion: assertion, client_assertion_type: type } = form;
    if (secret !== undefined) {
      if (secret !== knows.secret) throw new Refused(7000215, `Invalid client secret provided for app '${client}'.`);
      if (knows.secretExpired) throw new Refused(7000222, 'The provided client secret keys are expired.');
    } else if (assertion !== undefined && type === assertionType) {
      if (part(assertion, 1).iss === client) checkSigned(assertion, endpoint, knows.certificate, used);
      else checkFederated(assertion, knows.federation);
    } else {
      throw new Refused(7000218, "The request body must contain 'client_assertion' or 'client_secret'.");
    }
  };

  const grant = (form: Asked['form'], path: string): unknown => {
    const [, asTenant = ''] = path.split('/');
    if (asTenant !== knows.tenant) throw new Refused(90002, `Tenant '${asTenant}' not found.`, 400);
    if (form.client_id !== knows.client) throw new Refused(700016, 'Application was not found.', 400);
    if (form.grant_type !== 'client_credentials') throw new Refused(70003, 'Unsupported grant.', 400);
    if (!form.scope?.split(' ').includes(knows.scope)) throw new Refused(70011, `Bad scope '${form.scope}'.`, 400);
    prove(form, `${host}${path}`);
    const exp = Math.floor(Date.now() / 1000) + knows.expiresIn;
    const { roles } = knows;
    const claims = { tid: tenant, appid: client, aud: new URL(scope).origin, roles, exp };
    const token = jwt({ ...claims, number: tokens.length + 1 });
    tokens.push(token);
    return { token_type: 'Bearer', expires_in: knows.expiresIn, access_token: token };
  };

  const server = createServer({ key, cert: certificate }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url ?? '', host);
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
    const form = isForm ? Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())) : {};
    asked.push({ method: request.method ?? '', path: pathname, form });
    if (knows.outage !== undefined) {
      response.writeHead(knows.outage.status).end(knows.outage.text);
    } else if (request.method === 'POST' && /^\/[^/]+\/oauth2\/v2\.0\/token$/.test(pathname)) {
      try {
        send(response, 200, grant(form, pathname));
      } catch (error) {
        refuse(response, error instanceof Refused ? error : new Refused(90036, `${error}`, 500));
      }
    } else if (pathname === '/github' && request.headers.authorization === `Bearer ${knows.requestToken}`) {
      send(response, 200, { value: jwt({ ...knows.federation, aud: searchParams.get('audience') }) });
    } else {
      send(response, 404, { message: 'not found' });
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    ca: ca.certificate,
    asked,
    knows,
    tokens,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** What a source needs to know to ask a local authority. */
export const settingsFor = ({ host }: LocalAuthority) => ({ host, scope, exchangeAudience: 'api://Exchange' });
