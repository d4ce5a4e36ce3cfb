/** How the server is reached: what the person chose, checked, with the files read. */

import { t } from '@vscode/l10n';

/** An HTTP proxy, reached with or without TLS. */
export interface ProxyAddress {
  /** Without credentials: fit for messages. */
  readonly url: URL;
  /** Value of the header `Proxy-Authorization`. */
  readonly authorization?: string;
}

/** What the client shows of itself when a server demands a certificate; members as `node:tls` has them. */
export interface ClientIdentity {
  readonly cert?: string;
  readonly key?: string;
  /** PKCS #12. */
  readonly pfx?: Buffer;
  readonly passphrase?: string;
}

export interface Route {
  readonly followsRedirects: boolean;
  /** Absent: what VS Code does by itself. */
  readonly proxy?: 'direct' | ProxyAddress;
  /** Unix domain socket or Windows pipe. */
  readonly socketPath?: string;
  /** Of the origin that was asked first; a redirect to another one has its certificate verified. */
  readonly trustsAnyCertificate: boolean;
  /** PEM; trusted beside those of the system, of the server and of a proxy over TLS. */
  readonly authorities?: string;
  /** Shown to the host that was asked first, and to no other. */
  readonly identity?: ClientIdentity;
  readonly firstByteTimeoutMs?: number;
  readonly acceptsAnyContentType: boolean;
  /**
   * Whether VS Code would connect to that URL directly, with no proxy between: false also where it cannot be known. Asked for
   * each request, where no proxy and no socket was chosen. Absent: VS Code has no part in it.
   */
  readonly isDirect?: (url: URL) => boolean | Promise<boolean>;
}

/** What holds where nothing was chosen. */
export const plainRoute: Route = { followsRedirects: true, trustsAnyCertificate: false, acceptsAnyContentType: false };

/** `proxy proxy.example:3128` or `socket /run/app.sock`, without credentials; `undefined` when nothing is between. */
export function describeRoute({ proxy, socketPath }: Route): string | undefined {
  if (socketPath !== undefined) return t`socket ${socketPath}`;
  return proxy === undefined || proxy === 'direct' ? undefined : t`proxy ${proxy.url.host}`;
}
