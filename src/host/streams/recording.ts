/** A recording: an engine that is fed by a file instead of a connection. */

import { t } from '@vscode/l10n';
import { EngineClient } from '../../engine/client/client.ts';
import { EngineFeed } from '../../engine/client/feed.ts';
import { plainBody } from '../../shared/stream/body.ts';
import type { EngineDiagnoses, EngineOptions } from '../../shared/stream/engine.ts';
import { type Message, messageText } from '../../shared/messages/message.ts';
import { recordingMessages } from '../../shared/messages/recording-messages.ts';
import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import { streamNotices } from '../../shared/messages/stream-notices.ts';
import type { ConnectionStatus, EventFacts, PanelNotice, RecordingFacts } from '../../shared/boundary/page.ts';
import type { StreamCounts } from '../../shared/stream/records.ts';
import { redactNothing } from '../../net/redaction.ts';
import { countOf } from '../export/formats.ts';
import type { HarSource } from '../export/har-frame.ts';
import { language } from '../vscode/l10n.ts';
import { noticeOf } from './status.ts';
import type { Watched } from './watched.ts';
import { judgedDiagnoses } from './judged-diagnoses.ts';
import {
  lineFormatOf,
  type ReadingFacts,
  type ReadingProblems,
  type RecordingFormat,
  type RecordingInput,
  readRecording,
} from './read-recording.ts';

export class Recording implements Watched {
  readonly engine: EngineClient;
  readonly title: string;
  /** Called after every change. */
  onDidProgress: (() => void) | undefined;
  /** Settles when all was read that can be read; never rejects. */
  readonly whenRead: Promise<void>;
  readonly #feed: EngineFeed;
  readonly #problems: ReadingProblems = { count: 0, altered: 0 };
  readonly #found: ReadingFacts = {};
  #format: RecordingFormat | undefined;
  #isRead = false;
  #failure: Message | undefined;
  #isDisposed = false;

  constructor(engineFile: string, options: Omit<EngineOptions, 'stopOn'>, input: RecordingInput) {
    this.title = input.name;
    // Rules end connections. There is none.
    this.engine = EngineClient.start(engineFile, { ...options, stopOn: [] });
    this.#feed = new EngineFeed(this.engine);
    this.engine.onDidProgress = () => {
      this.#feed.onProgress();
      this.onDidProgress?.();
    };
    this.engine.onDidChangeView = () => this.onDidProgress?.();
    this.engine.onDidFail = (reason) => this.#failed(recordingMessages.engineFailed(reason));
    this.whenRead = this.#read(input);
  }

  get counts(): StreamCounts {
    return this.engine.progress.counts;
  }

  get status(): ConnectionStatus {
    const { received } = this.counts;
    const events = countOf(received);
    const problem = this.#failure ?? this.#problems.first;
    const explanation = problem ?? (this.#isRead && received === 0 ? recordingMessages.noEvent() : undefined);
    return {
      state: 'closed',
      text: this.#isRead
        ? t`Closed – recording ${this.title}, ${events}`
        : t`Closed – recording ${this.title}, ${events}, being read`,
      severity: problem === undefined ? 'info' : 'error',
      recording: this.#facts,
      ...(explanation !== undefined && { advice: this.#advice(explanation) }),
    };
  }

  /** Whether they are those of a server, not ours. */
  get #hasLines(): boolean {
    return lineFormatOf(this.#format) !== undefined;
  }

  get #facts(): RecordingFacts {
    const { isTimed, url } = this.#found;
    // Before the end an event may yet come that has one.
    const isTimeless = this.#format === 'stream' || this.#hasLines || (this.#isRead && isTimed !== true);
    return { isTimeless, ...(url !== undefined && { url }) };
  }

  /** What a person may wonder about. */
  get notices(): readonly PanelNotice[] {
    const { fileProblem } = this.engine.progress;
    const { altered } = this.#problems;
    return [
      ...(altered > 0 ? [noticeOf(recordingMessages.altered(altered))] : []),
      ...(fileProblem === undefined ? [] : [noticeOf(streamNotices.fullDisk(fileProblem))]),
    ];
  }

  /** What there is to know of an event; `undefined` when it was dropped. */
  async info(seq: number): Promise<EventFacts | undefined> {
    const info = await this.engine.info(seq);
    return info && { ...info, ...(this.#facts.isTimeless && { isTimeless: true }) };
  }

  /** Everything that there is to say about it. */
  diagnoses(): Promise<EngineDiagnoses> {
    return this.engine.diagnoses();
  }

  /** There are no connections that could tell anything. */
  diagnosisKinds(): readonly DiagnosisKind[] {
    return [];
  }

  /** It has no request, and so no secrets of one. */
  readonly redact = redactNothing;

  /** Its events are in one entry, of a request that nobody can make. */
  harSource(): HarSource {
    const { received, bytes } = this.counts;
    const url = `http://recording.invalid/${encodeURIComponent(this.title)}`;
    const attempt = { number: 1, method: 'GET', url, finalUrl: url, startedAt: 0, endedAt: 0, events: received, bytes };
    return { request: { headers: {} }, attempts: [attempt], received, redact: redactNothing };
  }

  dispose(): void {
    this.#isDisposed = true;
    this.onDidProgress = undefined;
    this.#feed.release();
    void this.engine.dispose();
  }

  #advice(problem: Message): string {
    const others = problem === this.#problems.first ? this.#problems.count - 1 : 0;
    return messageText(others > 0 ? recordingMessages.withOthers(problem, others.toLocaleString(language)) : problem);
  }

  async #read(input: RecordingInput): Promise<void> {
    try {
      const begins = (format: RecordingFormat): void => {
        this.#format = format;
        const lines = lineFormatOf(format);
        this.engine.beginBody(lines === undefined ? plainBody : { ...plainBody, format: lines });
        this.engine.judge(judgedDiagnoses[format]);
      };
      const blocks = readRecording(input, this.#problems, begins, this.#found);
      for await (const block of blocks) {
        if (this.#isDisposed || this.#failure !== undefined) return;
        if (!this.#feed.push(block)) await new Promise<void>((goOn) => this.#feed.whenRoom(goOn));
      }
      // Answered once everything before it was. The body is not ended: an unfinished block stays with the bytes. But the last
      // line needs no end.
      if (this.#hasLines) await this.engine.endBody(true);
      else await this.engine.ask('locate', 0);
    } catch (error) {
      this.#failed(recordingMessages.brokenOff(error instanceof Error ? error.message : String(error)));
    }
    this.#isRead = true;
    this.onDidProgress?.();
  }

  #failed(explanation: Message): void {
    this.#failure ??= explanation;
    this.#feed.release();
    this.onDidProgress?.();
  }
}
