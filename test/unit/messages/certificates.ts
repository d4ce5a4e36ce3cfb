/** One authority for all cases, and what it has issued: keys are slow to make. */

import { dirname } from 'node:path';
import { TestAuthority } from '../../support/certificate.ts';

export const authority = new TestAuthority();
export const client = authority.clientCertificate();
export const server = authority.serverCertificate();

/** Where its files are, and those that a case writes. */
export const folder = dirname(authority.certFile);

export function removeFiles(): void {
  authority[Symbol.dispose]();
}
