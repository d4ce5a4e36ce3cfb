import assert from 'node:assert/strict';
import { TabInputTextDiff, window, workspace } from 'vscode';
import { compareEvents } from '../../src/host/panel/compare-events.ts';
import { EventDocuments } from '../../src/host/panel/event-documents.ts';
import { messageText } from '../../src/shared/messages/message.ts';
import { eventMessages } from '../../src/shared/messages/panel-messages.ts';
import type { EventRecord } from '../../src/shared/stream/records.ts';
import { longTestMs } from '../support/patience.ts';

/** A log with these data, numbered from 1. */
function logOf(...data: readonly string[]): { read(fromSeq: number): Promise<EventRecord[]> } {
  return {
    read: async (fromSeq) =>
      data
        .map((data, at) => ({ seq: at + 1, type: 'message', data, lastEventId: '', time: 0, bytes: 0 }))
        .filter(({ seq }) => seq === fromSeq),
  };
}

/** The texts of the comparison that is open, and the languages. */
async function shown(): Promise<{ label: string; texts: string[]; languages: string[] }> {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  assert.ok(tab?.input instanceof TabInputTextDiff, 'a comparison is open');
  const documents = [
    await workspace.openTextDocument(tab.input.original),
    await workspace.openTextDocument(tab.input.modified),
  ];
  return {
    label: tab.label,
    texts: documents.map((document) => document.getText()),
    languages: documents.map(({ languageId }) => languageId),
  };
}

describe('comparing events', function () {
  // The first document of a language loads what VS Code has for it.
  this.timeout(longTestMs);
  let documents: EventDocuments;
  beforeEach(() => {
    documents = new EventDocuments();
  });
  afterEach(async () => {
    await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs));
    documents.dispose();
  });

  it('lays JSON out on both sides, with every digit', async () => {
    const log = logOf('{"n":12345678901234567890,"b":[1.0]}', 'x', '{"n":12345678901234567891,"b":[]}');
    assert.equal(await compareEvents(log, documents, 1, 3), true);
    const { label, texts, languages } = await shown();
    assert.equal(label, 'Event 1 ↔ Event 3');
    assert.deepEqual(texts, [
      '{\n  "n": 12345678901234567890,\n  "b": [\n    1.0\n  ]\n}',
      '{\n  "n": 12345678901234567891,\n  "b": []\n}',
    ]);
    assert.deepEqual(languages, ['json', 'json']);
  });

  it('shows both as they came when one is no JSON', async () => {
    assert.equal(await compareEvents(logOf('{"a":1}', 'a\nb'), documents, 2, 1), true);
    const { label, texts, languages } = await shown();
    assert.equal(label, 'Event 2 ↔ Event 1');
    assert.deepEqual(texts, ['a\nb', '{"a":1}']);
    assert.deepEqual(languages, ['plaintext', 'plaintext']);
  });

  it('says that an event is gone when its comparison comes back without it', () => {
    const uri = documents.add('Event 1.txt', 'x');
    documents.dispose();
    assert.equal(documents.provideTextDocumentContent(uri), messageText(eventMessages.notInLog()));
  });

  it('opens nothing when one was dropped', async () => {
    assert.equal(await compareEvents(logOf('a'), documents, 1, 2), false);
    assert.equal(documents.size, 0);
    assert.equal(window.tabGroups.activeTabGroup.activeTab, undefined);
  });
});
