/**
 * Every message that a person can get when something does not go as they wanted, by what it is about. Each entry makes the
 * message of its facts. A test opens every one of them through the code that raises it.
 */

import { columnMessages } from './column-messages.ts';
import { connectingMessages } from './connecting-messages.ts';
import { curlMessages } from './curl-messages.ts';
import { cookieMessages } from './cookie-messages.ts';
import { contentTypeFaults, endings } from './endings.ts';
import { exportMessages } from './export-messages.ts';
import { fileFaults } from './file-messages.ts';
import { listMessages } from './list-messages.ts';
import { networkEndings, proxyEndings, tlsEndings } from './network.ts';
import { optionMessages } from './option-messages.ts';
import { eventMessages, extensionMessages, searchMessages, stopRuleMessages } from './panel-messages.ts';
import { queryMessages } from './filter-messages.ts';
import { runMessages } from './run-messages.ts';
import { recordingFaults, recordingMessages } from './recording-messages.ts';
import { bodyMessages, headerMessages, methodMessages } from './request-messages.ts';
import { redirectFaults, redirectedEndings } from './redirects.ts';
import { listFaults, savedMessages } from './saved-messages.ts';
import { streamNotices } from './stream-notices.ts';
import { urlMessages } from './url-messages.ts';
import { secretMessages, variableMessages } from './variable-messages.ts';
import { connectMessages, linkMessages, requestMessages } from './ways-in-messages.ts';

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
  run: runMessages,
  extension: extensionMessages,
} as const;
