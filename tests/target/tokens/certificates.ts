import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/** A key and its certificate, both in PEM. */
export interface Identity {
  readonly key: string;
  readonly certificate: string;
}

interface Wish {
  readonly name: string;
  /** Address the certificate is for. */
  readonly ip?: string;
  /** Who signs; nobody: the certificate signs itself. */
  readonly by?: Identity;
  /** Days from now on that it is valid for; negative: it has expired. */
  readonly days?: number;
}

const dayMs = 24 * 60 * 60 * 1000;
let serial = 1;

const newKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const publicHalf = (key: string): string =>
  createPublicKey(createPrivateKey(key)).export({ type: 'spki', format: 'pem' }).toString();

/** Makes a key and a certificate for it. */
export const certify = ({ name, ip, by, days = 1 }: Wish): Identity => {
  const key = newKey();
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicHalf(key));
  certificate.serialNumber = `0${serial++}`;
  certificate.validity.notBefore = new Date(Date.now() - 2 * dayMs);
  certificate.validity.notAfter = new Date(Date.now() + days * dayMs);
  const subject = [{ name: 'commonName', value: name }];
  certificate.setSubject(subject);
  certificate.setIssuer(by === undefined ? subject : forge.pki.certificateFromPem(by.certificate).subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: by === undefined },
    ...(ip === undefined ? [] : [{ name: 'subjectAltName', altNames: [{ type: 7, ip }] }]),
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(by?.key ?? key), forge.md.sha256.create());
  return { key, certificate: forge.pki.certificateToPem(certificate) };
};

/** The same key, encrypted with a passphrase. */
export const encrypted = (key: string, passphrase: string): string =>
  createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
