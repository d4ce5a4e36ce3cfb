/** The streams of this window: how one is opened, and which there are. */

import { type Disposable, EventEmitter, type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import type { Cookies } from '../../net/connection/cookies.ts';
import type { StreamRequest } from '../../shared/stream/records.ts';
import { prepareConnection } from '../request/prepare.ts';
import type { Variables } from '../request/variables/variables.ts';
import type { EngineSetup } from '../streams/open-recording.ts';
import type { Stream } from '../streams/stream.ts';
import { logLimits, stopAtAnswerEndSetting, stopOnSetting } from '../vscode/settings.ts';

export class Streams implements Disposable {
  readonly #context: ExtensionContext;
  readonly #variables: Variables;
  readonly #log: LogOutputChannel;
  readonly #streams = new Set<Stream>();
  /** Those that are closed, and that a panel keeps as runs before the current one. */
  readonly #retired = new Set<Stream>();
  readonly #changed = new EventEmitter<void>();
  readonly #ended = new EventEmitter<Stream>();
  readonly #saving = workspace.onDidSaveTextDocument((document) => {
    for (const stream of this.#streams) stream.fileSaved(document);
  });
  #isDisposed = false;
  /** One has changed its state, or is gone; often. */
  readonly onDidChange = this.#changed.event;
  /** One was disposed of; it is not among them any more. */
  readonly onDidEnd = this.#ended.event;

  constructor(context: ExtensionContext, variables: Variables, log: LogOutputChannel) {
    this.#context = context;
    this.#variables = variables;
    this.#log = log;
  }

  get all(): readonly Stream[] {
    return [...this.#streams];
  }

  /** What every engine needs: its file, its bounds, and where a stream goes that is longer than memory allows. */
  get engineSetup(): EngineSetup {
    const engineFile = Uri.joinPath(this.#context.extensionUri, 'dist', 'engine.cjs').fsPath;
    return { engineFile, limits: logLimits(), folder: this.#context.globalStorageUri.fsPath };
  }

  /**
   * @param cookies - of the panel; absent: the stream begins with none
   * @throws {@link RequestError}
   */
  async open(request: StreamRequest, cookies?: Cookies): Promise<Stream> {
    const resolved = await prepareConnection(request, this.#variables);
    // What reads a stream is loaded with the first one: activation stays short.
    const { Stream } = await import('../streams/stream.ts');
    const options = {
      ...this.engineSetup,
      stopOn: request.stopOn ?? stopOnSetting(),
      stopAtAnswerEnd: stopAtAnswerEndSetting(),
      ...(cookies !== undefined && { cookies }),
      log: this.#log,
    };
    const stream = new Stream(resolved, options);
    this.#add(stream);
    // The window was closed while it was being made.
    if (this.#isDisposed) stream.dispose();
    return stream;
  }

  /** It is closed for good and is not among the streams any more, as if it were disposed of: its panel keeps it as a run. */
  retire(stream: Stream): void {
    if (!this.#streams.delete(stream)) return;
    this.#retired.add(stream);
    this.#changed.fire();
  }

  /** The settings say other bounds of the log. */
  followLimits(): void {
    for (const stream of this.#streams) stream.engine.setLimits(logLimits());
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#saving.dispose();
    for (const stream of [...this.#streams, ...this.#retired]) stream.dispose();
    this.#changed.dispose();
    this.#ended.dispose();
  }

  #add(stream: Stream): void {
    this.#streams.add(stream);
    stream.onDidChange(() => this.#changed.fire());
    stream.onDidDispose(() => {
      if (this.#retired.delete(stream)) return;
      this.#streams.delete(stream);
      this.#changed.fire();
      this.#ended.fire(stream);
    });
  }
}
