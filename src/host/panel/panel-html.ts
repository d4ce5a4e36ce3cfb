/** The only HTML of the extension: a page that may run our script and nothing else. */

import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';
import { language, translations } from '../vscode/l10n.ts';
import { pageTexts } from './page-texts.ts';
import { pagePolicy } from './page-policy.ts';

/**
 * @param root - the extension's folder
 */
export function panelHtml(webview: Webview, root: Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(Uri.joinPath(root, 'dist', 'page.js')).toString();
  const policy = pagePolicy(nonce, webview.cspSource);
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SSE Monitor</title>
</head>
<body>
<sse-app></sse-app>
${pageTexts(translations)}
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
