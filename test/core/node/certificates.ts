import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The paths of a certificate and its key. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** The CA of a company, and what it has signed: certificates of a server at 127.0.0.1 and of a client. */
export interface Certificates {
  readonly ca: string;
  readonly server: CertificateFiles;
  readonly client: CertificateFiles;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Creates the certificates in a folder, with openssl. */
export function createCertificates(folder: string): Certificates {
  const openssl = (...args: string[]): void =>
    void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const ca = ['-keyout', 'ca.key', '-out', 'ca.crt', '-subj', '/CN=The CA of a company', '-days', '2'];
  openssl('req', '-x509', ...newKey, ...ca);
  const sign = (name: string, extension: string): CertificateFiles => {
    writeFileSync(join(folder, `${name}.ext`), extension);
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const signed = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'];
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...signed,
      '-extfile',
      `${name}.ext`,
      '-out',
      `${name}.crt`,
    );
    return { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  };
  return {
    ca: join(folder, 'ca.crt'),
    server: sign('server', 'subjectAltName=IP:127.0.0.1'),
    client: sign('client', 'extendedKeyUsage=clientAuth'),
  };
}
