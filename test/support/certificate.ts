/** Certificates that nobody has reason to trust, made for one test. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

const names = 'subjectAltName=DNS:localhost,DNS:events.test,IP:127.0.0.1,IP:127.0.0.2';

/**
 * Makes a self-signed certificate for `localhost`, `events.test`, 127.0.0.1 and 127.0.0.2.
 *
 * @throws when there is no `openssl` on PATH
 */
export function selfSignedCertificate(): Certificate {
  using files = new CertificateFiles();
  return files.selfSigned('/CN=localhost', ['-addext', names]);
}

/** An authority of a test's own, and the files that it has made, in a folder that is deleted with it. */
export class TestAuthority implements Disposable {
  readonly #files = new CertificateFiles();
  readonly #own = this.#files.selfSigned('/CN=Authority of a test', []);
  /** Paths of PEM files. */
  readonly certFile = this.#files.write('authority.pem', this.#own.cert);
  readonly #keyFile = this.#files.write('authority.key', this.#own.key);

  get cert(): string {
    return this.#own.cert;
  }

  /** For a server at the names that {@link selfSignedCertificate} has. */
  serverCertificate(): Certificate {
    return this.#issue('server', names);
  }

  clientCertificate(): Certificate {
    return this.#issue('client', 'extendedKeyUsage=clientAuth');
  }

  /** @returns path of a file with that text */
  write(name: string, text: string): string {
    return this.#files.write(name, text);
  }

  /** @returns path of a PKCS #12 file */
  pkcs12({ key, cert }: Certificate, passphrase: string): string {
    const [keyFile, certFile] = [this.write('p12.key', key), this.write('p12.pem', cert)];
    const out = this.#files.path('client.p12');
    openssl(['pkcs12', '-export', '-inkey', keyFile, '-in', certFile, '-passout', `pass:${passphrase}`, '-out', out]);
    return out;
  }

  /** @returns PEM */
  encryptedKey({ key }: Certificate, passphrase: string): string {
    const out = this.#files.path('encrypted.key');
    openssl(['rsa', '-aes256', '-in', this.write('plain.key', key), '-passout', `pass:${passphrase}`, '-out', out]);
    return readFileSync(out, 'utf8');
  }

  [Symbol.dispose](): void {
    this.#files[Symbol.dispose]();
  }

  #issue(name: string, extension: string): Certificate {
    const [key, request, cert] = ['key', 'csr', 'pem'].map((ending) => this.#files.path(`${name}.${ending}`));
    const wanted = ['req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, '-keyout', key ?? '', '-out'];
    openssl([...wanted, request ?? '']);
    const extensions = this.write(`${name}.ext`, extension);
    const by = ['-CA', this.certFile, '-CAkey', this.#keyFile, '-CAcreateserial', '-days', '2', '-extfile', extensions];
    openssl(['x509', '-req', '-in', request ?? '', '-out', cert ?? '', ...by]);
    return { key: readFileSync(key ?? '', 'utf8'), cert: readFileSync(cert ?? '', 'utf8') };
  }
}

class CertificateFiles implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'certificate-'));

  path(name: string): string {
    return join(this.#folder, name);
  }

  write(name: string, text: string): string {
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  selfSigned(subject: string, more: readonly string[]): Certificate {
    const [key, cert] = [this.path('self.key'), this.path('self.pem')];
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert];
    openssl([...made, '-subj', subject, ...more]);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}

function openssl(args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' });
}
