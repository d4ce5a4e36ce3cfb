/**
 * Everything that a person can be told when something does not go as they wanted, by what it is about. Each entry makes the
 * message of its facts. A test opens every one of them through the code that raises it.
 */

import { columnMessages } from './columns.ts';
import { connectingMessages } from './connecting.ts';
import { curlMessages } from './curl.ts';
import { cookieMessages } from './cookies.ts';
import { contentTypeFaults, endings } from './endings.ts';
import { exportMessages } from './export.ts';
import { fileFaults } from './files.ts';
import { listMessages } from './list.ts';
import { networkEndings, proxyEndings, tlsEndings } from './network.ts';
import { optionMessages } from './options.ts';
import { eventMessages, extensionMessages, searchMessages, stopRuleMessages } from './panel.ts';
import { queryMessages } from './query.ts';
import { recordingFaults, recordingMessages } from './recording.ts';
import { redirectFaults, redirectedEndings } from './redirects.ts';
import { bodyMessages, headerMessages, methodMessages } from './request.ts';
import { listFaults, savedMessages } from './saved.ts';
import { streamNotices } from './stream-notices.ts';
import { urlMessages } from './url.ts';
import { secretMessages, variableMessages } from './variables.ts';
import { connectMessages, linkMessages, requestMessages } from './ways-in.ts';

export const catalogue = {
  url: urlMessages,
  method: methodMessages,
  header: headerMessages,
  body: bodyMessages,
  option: optionMessages,
  variable: variableMessages,
  secret: secretMessages,
  cookie: cookieMessages,
  curl: curlMessages,
  request: requestMessages,
  connect: connectMessages,
  link: linkMessages,
  saved: savedMessages,
  listFault: listFaults,
  fileFault: fileFaults,
  ending: endings,
  connecting: connectingMessages,
  contentTypeFault: contentTypeFaults,
  redirectFault: redirectFaults,
  redirectedEnding: redirectedEndings,
  network: networkEndings,
  tls: tlsEndings,
  proxy: proxyEndings,
  stream: streamNotices,
  recording: recordingMessages,
  recordingFault: recordingFaults,
  export: exportMessages,
  list: listMessages,
  query: queryMessages,
  search: searchMessages,
  stopRule: stopRuleMessages,
  column: columnMessages,
  event: eventMessages,
  extension: extensionMessages,
} as const;
