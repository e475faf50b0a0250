import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The header that Jenkins sends with every file of a build, unless its administrator sets another.
 * https://www.jenkins.io/doc/book/security/configuring-content-security-policy/
 */
const policy = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

/** Serves a page as Jenkins does while `use` runs. */
export const servedByJenkins = async (page: string, use: (url: string) => Promise<void>): Promise<void> => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    response.end(page);
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/job/conformance/1/artifact/index.html`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => {
      server.close(closed);
    });
  }
};
