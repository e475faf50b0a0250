import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

/** A key and the SHA-256 thumbprint of its certificate, as msal wants them. */
export interface ClientCertificate {
  /** In hexadecimal digits, without colons. */
  readonly thumbprintSha256: string;
  /** PKCS #8 in PEM, not encrypted. */
  readonly privateKey: string;
}

const blocks = /-----BEGIN ([A-Z0-9 ]+)-----.+?-----END \1-----/gs;

const readKey = (key: string, passphrase: string | undefined, path: string): KeyObject => {
  const encrypted = key.includes('ENCRYPTED');
  if (encrypted && passphrase === undefined) {
    throw new UsageError(`AZURE_CLIENT_CERTIFICATE_PASSWORD is not set: the key in ${path} is encrypted.`);
  }
  try {
    return createPrivateKey({ key, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    // OpenSSL's words for a wrong passphrase differ with chance, by what the key decrypts to.
    throw new UsageError(
      encrypted
        ? `AZURE_CLIENT_CERTIFICATE_PASSWORD is not the passphrase of the key in ${path}.`
        : `AZURE_CLIENT_CERTIFICATE_PATH: the private key in ${path} is damaged.`,
    );
  }
};

const parse = (pem: string, complain: (what: string) => UsageError): X509Certificate => {
  try {
    return new X509Certificate(pem);
  } catch {
    throw complain('holds a damaged certificate');
  }
};

/**
 * Reads a PEM file with a key and its certificate, in any order; certificates of the chain may be in it as well.
 *
 * @param now milliseconds since 1970
 * @throws UsageError if the file, the key, the passphrase or the certificate is of no use; names the variable.
 */
export const readCertificate = async (
  path: string,
  passphrase: string | undefined,
  now: number,
): Promise<ClientCertificate> => {
  const complain = (what: string) => new UsageError(`AZURE_CLIENT_CERTIFICATE_PATH: ${path} ${what}.`);
  const text = await readFile(path, 'latin1').catch((error: NodeJS.ErrnoException) => {
    throw complain(`cannot be read (${error.code})`);
  });
  const found = [...text.matchAll(blocks)].map(([block, label = '']) => ({ block, label }));
  const pem = found.find(({ label }) => label.endsWith('PRIVATE KEY'))?.block;
  const certificates = found.filter(({ label }) => label === 'CERTIFICATE').map(({ block }) => block);
  if (pem === undefined) throw complain('holds no private key in PEM; a .pfx file has to be converted');
  if (certificates.length === 0) throw complain('holds no certificate in PEM beside the key');

  const key = readKey(pem, passphrase, path);
  if (key.asymmetricKeyType !== 'rsa') throw complain('holds a key that is not RSA, which Entra does not take');
  const certificate = certificates.map((one) => parse(one, complain)).find((one) => one.checkPrivateKey(key));
  if (certificate === undefined) throw complain('holds a key and a certificate that do not belong together');
  if (Date.parse(certificate.validTo) <= now) throw complain(`holds a certificate that expired ${certificate.validTo}`);
  return {
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
