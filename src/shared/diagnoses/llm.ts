/** Kinds of diagnoses about streams of language models: what their format doesn't allow, and what contradicts itself. */

import { t } from '@vscode/l10n';
import type { DiagnosisEntry } from './diagnosis.ts';
import { llmClients } from './llm-clients.ts';
import type { SeenClients } from './llm-clients.ts';

const delivered = t('Browsers deliver the events unchanged. The client that merges them has to cope with it.');

/** What browsers do, and what clients did in the test. */
function seen(fault: keyof typeof llmClients): string {
  const { throws = [], differs = [] }: SeenClients = llmClients[fault];
  const told = [
    ...(throws.length === 0
      ? []
      : [t('In tests, these clients throw an error: {clients}.', { clients: throws.join(', ') })]),
    ...(differs.length === 0
      ? []
      : [t('In tests, these clients give a different message: {clients}.', { clients: differs.join(', ') })]),
  ];
  return [delivered, ...told].join(' ');
}

export const llmEntries = {
  llmStartMissing: {
    number: 1101,
    severity: 'error',
    title: t('First event of the message missing'),
    what: (facts) => t('“{type}” arrived before the event that starts a message.', facts),
    browsers: seen('startMissing'),
    fix: () => t('Pass on every event of the provider in its order. Check gateways that retry or switch providers.'),
  },
  llmStartTwice: {
    number: 1102,
    severity: 'error',
    title: t('Message started again'),
    what: (facts) => t('The event that starts a message arrived {starts} times in one response.', facts),
    browsers: seen('startTwice'),
    fix: () =>
      t('Send one message per response. A gateway that retries must not append the second attempt to the first.'),
  },
  llmAfterEnd: {
    number: 1103,
    severity: 'warning',
    title: t('Content after the end'),
    what: () => t('Content arrived after the event that ends the message.'),
    browsers: seen('afterEnd'),
    fix: () => t('Send nothing after the last event.'),
  },
  llmEndMissing: {
    number: 1104,
    severity: 'error',
    title: t('Truncated'),
    what: (facts) =>
      facts['name'] === ''
        ? t('The response ended after {characters} characters of text, without a stop reason.', facts)
        : t(
            'The response ended after {characters} characters of text, without a stop reason and without {name}.',
            facts,
          ),
    browsers: seen('endMissing'),
    fix: () => t('Look for timeouts and crashes of the server and of the proxies in between. The text is incomplete.'),
  },
  llmDoneMissing: {
    number: 1105,
    severity: 'warning',
    title: t('Last event missing'),
    what: (facts) => t('The message is complete, but the response ended without {name}.', facts),
    browsers: delivered,
    fix: (facts) => t('Send {name} as the last event: without it, a client can’t know that nothing is missing.', facts),
  },
  llmDoneTwice: {
    number: 1106,
    severity: 'hint',
    title: t('Ended twice'),
    what: (facts) => t('{name} arrived again.', facts),
    browsers: delivered,
    fix: () => t('Send it once. A gateway may add its own to that of the provider.'),
  },
  llmPartNotOpened: {
    number: 1107,
    severity: 'error',
    title: t('Content for a part that wasn’t started'),
    what: (facts) => t('An event is about part {part}, which was never started.', facts),
    browsers: seen('partNotOpened'),
    fix: () => t('Send the event that starts a part before its content.'),
  },
  llmPartOpenedTwice: {
    number: 1108,
    severity: 'error',
    title: t('Part started again'),
    what: (facts) => t('Part {part} was started a second time.', facts),
    browsers: delivered,
    fix: () => t('Give each part its own index or ID.'),
  },
  llmPartAfterClose: {
    number: 1109,
    severity: 'error',
    title: t('Content after the end of a part'),
    what: (facts) => t('An event is about part {part}, which had already ended.', facts),
    browsers: seen('partAfterClose'),
    fix: () => t('Send all content of a part before the event that ends it.'),
  },
  llmPartNeverClosed: {
    number: 1110,
    severity: 'warning',
    title: t('Part without an end'),
    what: (facts) => t('Part {part} was started and never ended, although the message was.', facts),
    browsers: delivered,
    fix: () => t('Send the event that ends a part. If the token limit cut it off, raise the limit.'),
  },
  llmSequenceGap: {
    number: 1111,
    severity: 'error',
    title: t('Events lost'),
    what: (facts) => t('Sequence number {number} followed, where {expected} was expected.', facts),
    browsers: delivered,
    fix: () =>
      t('Something between the provider and this client dropped events. Request the rest with “starting_after”.'),
  },
  llmSequenceRepeated: {
    number: 1112,
    severity: 'warning',
    title: t('Events repeated or out of order'),
    what: (facts) => t('Sequence number {number} followed, where {expected} was expected.', facts),
    browsers: delivered,
    fix: () => t('Pass on every event once, in its order.'),
  },
  llmIdChanged: {
    number: 1113,
    severity: 'warning',
    title: t('ID of an item changes'),
    what: (facts) => t('Output {output} began with the ID “{first}” and continued with “{id}”.', facts),
    browsers: seen('idChanged'),
    fix: () => t('Keep the ID that the item started with. Clients should merge by “output_index”.'),
  },
  llmSharedIndex: {
    number: 1114,
    severity: 'error',
    title: t('Tool calls share an index'),
    what: (facts) => t('The calls “{first}” and “{id}” have the same index, {index}.', facts),
    browsers: seen('sharedIndex'),
    fix: () => t('Count the index up for each call.'),
  },
  llmGluedArguments: {
    number: 1115,
    severity: 'error',
    title: t('Arguments of two calls joined'),
    what: (facts) => t('A second JSON value begins at character {offset} of the arguments of “{name}”.', facts),
    browsers: seen('gluedArguments'),
    fix: () => t('Give each call its own index and ID: joined, their arguments aren’t valid JSON.'),
  },
  llmArgumentsCut: {
    number: 1116,
    severity: 'error',
    title: t('Arguments cut off'),
    what: (facts) =>
      t('The arguments of “{name}” end in the middle of JSON, at character {offset}; stop reason: “{reason}”.', facts),
    browsers: delivered,
    fix: () => t('Don’t run the call. If the token limit was reached, raise it; otherwise, the server lost the rest.'),
  },
  llmArgumentsInvalid: {
    number: 1117,
    severity: 'error',
    title: t('Arguments aren’t valid JSON'),
    what: (facts) => t('The arguments of “{name}” aren’t valid JSON, from character {offset} on.', facts),
    browsers: delivered,
    fix: () => t('Don’t run the call. Turn on strict or structured tool calls, where the provider offers them.'),
  },
  llmNoStopReason: {
    number: 1118,
    severity: 'warning',
    title: t('No stop reason'),
    what: (facts) => t('{name} arrived, but nothing said why the model stopped.', facts),
    browsers: seen('noStopReason'),
    fix: () => t('Send the stop reason in the last event with content, for example “finish_reason”: “stop”.'),
  },
  llmToolsDespiteStop: {
    number: 1119,
    severity: 'warning',
    title: t('Stop reason hides tool calls'),
    what: (facts) => t('The stop reason is “{reason}”, although there are tool calls: {calls}.', facts),
    browsers: delivered,
    fix: () => t('Send the stop reason for tool calls.'),
  },
  llmStopWithoutTools: {
    number: 1120,
    severity: 'warning',
    title: t('Stop reason without tool calls'),
    what: (facts) => t('The stop reason is “{reason}”, but there are no tool calls.', facts),
    browsers: delivered,
    fix: () => t('Look for calls in the text: the server may have failed to parse them.'),
  },
  llmUsageWithoutContent: {
    number: 1121,
    severity: 'warning',
    title: t('Tokens without text'),
    what: (facts) =>
      t('The usage counts {tokens} output tokens, but only {characters} characters were received.', facts),
    browsers: delivered,
    fix: () => t('Look for content that the server, its parser or a gateway dropped.'),
  },
  llmThinkTags: {
    number: 1122,
    severity: 'warning',
    title: t('Thinking in the text'),
    what: (facts) => t('The text contains the tag “{tag}”.', facts),
    browsers: delivered,
    fix: () => t('Turn on the server’s reasoning parser, so that thinking is sent in a field of its own.'),
  },
  llmReplacementCharacter: {
    number: 1123,
    severity: 'warning',
    title: t('Broken characters in the text'),
    what: (facts) => t('The server sent U+FFFD (�) at character {offset}.', facts),
    browsers: delivered,
    fix: () => t('Decode UTF-8 across chunks in the server or proxy: a character was split there, not on the network.'),
  },
  llmErrorInside: {
    number: 1124,
    severity: 'error',
    title: t('Error during generation'),
    what: (facts) => t('The provider reported an error after {characters} characters of text: “{message}”.', facts),
    browsers: seen('errorInside'),
    fix: () =>
      t(
        'Fix the error that the message names. The status of the response was already sent, so check for errors in the events too.',
      ),
  },
  llmNotJson: {
    number: 1125,
    severity: 'error',
    title: t('Event isn’t valid JSON'),
    what: () => t('The data of an event isn’t a JSON object, as the other events of the message are.'),
    browsers: seen('notJson'),
    fix: () => t('Write each JSON object as the data of one event.'),
  },
  llmDiffersFromFinal: {
    number: 1126,
    severity: 'error',
    title: t('Pieces don’t match the final message'),
    what: (facts) =>
      t('The message merged from the pieces differs from the final one, from character {offset} on.', facts),
    browsers: seen('differsFromFinal'),
    fix: () => t('Events were lost or changed on their way. Use the final message.'),
  },
  llmRoleMissing: {
    number: 1127,
    severity: 'hint',
    title: t('Role missing'),
    what: (facts) => t('The first delta of choice {choice} has no “role”.', facts),
    browsers: seen('roleMissing'),
    fix: () => t('Send “role”: “assistant” in the first delta of each choice.'),
  },
} satisfies Record<string, DiagnosisEntry>;
