import { Session } from 'node:inspector';
import type { Worker } from 'node:worker_threads';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A frame of a paused worker, as far as the lab looks at it. */
export interface CallFrame {
  readonly callFrameId: string;
  readonly functionName: string;
  readonly location: { readonly scriptId: string; readonly columnNumber?: number };
}

/** Why and where a worker stopped. */
export interface PausedEvent {
  readonly reason: string;
  readonly callFrames: readonly CallFrame[];
  readonly hitBreakpoints?: readonly string[];
  readonly data?: { readonly description?: string };
}

export interface ScriptParsedEvent {
  readonly scriptId: string;
  readonly url: string;
  readonly scriptLanguage?: string;
}

/**
 * The V8 inspector of a worker, reached from the main thread through the NodeWorker domain. It can look
 * into a worker that hangs, and end what it does while the worker itself lives on.
 */
export class WorkerInspector {
  private readonly session = new Session();
  private sessionId = '';
  private nextId = 1;
  private readonly pending = new Map<number, (message: Message) => void>();
  private readonly handlers = new Map<string, (params: unknown) => void>();
  private readonly wasmScripts = new Set<string>();

  /**
   * Attaches to a worker.
   * @param urlPart what the URL of its script contains: other workers are not ours.
   * @throws Error where the worker ends before.
   */
  static async attach(worker: Worker, urlPart: string): Promise<WorkerInspector> {
    const inspector = new WorkerInspector();
    await inspector.connect(worker, urlPart);
    return inspector;
  }

  /** Sends one command of the inspector protocol. @throws Error with the inspector's own words. */
  post(method: string, params: object = {}): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, (message) => {
        if (message.error) reject(new Error(message.error.message));
        else resolve(message.result);
      });
      const message = JSON.stringify({ id, method, params });
      this.session.post('NodeWorker.sendMessageToWorker', { sessionId: this.sessionId, message }, (error) => {
        if (error) reject(error);
      });
    });
  }

  onPaused(handler: (event: PausedEvent) => void): void {
    this.handlers.set('Debugger.paused', handler as (params: unknown) => void);
  }

  onScriptParsed(handler: (event: ScriptParsedEvent) => void): void {
    this.handlers.set('Debugger.scriptParsed', handler as (params: unknown) => void);
  }

  /** True for a frame of wasm code; its column is the offset in the module. */
  isWasm(frame: CallFrame): boolean {
    return this.wasmScripts.has(frame.location.scriptId);
  }

  /** Stops the worker where it is. */
  async pause(): Promise<PausedEvent> {
    const paused = new Promise<PausedEvent>((resolve) => this.onPaused(resolve));
    await this.post('Debugger.enable');
    await this.post('Debugger.pause');
    return paused;
  }

  /** Ends what a paused worker does; it goes back to waiting for messages. */
  async terminate(): Promise<void> {
    const ended = this.post('Runtime.terminateExecution');
    await this.post('Debugger.resume');
    await ended;
    await this.post('Debugger.disable');
  }

  /** Lets the worker go. What was asked and is not answered yet fails. */
  close(): void {
    this.session.disconnect();
    for (const answer of this.pending.values()) answer({ error: { message: 'The worker has ended.' } });
    this.pending.clear();
  }

  private connect(worker: Worker, urlPart: string): Promise<void> {
    const { session } = this;
    session.connect();
    session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
      if (params.sessionId === this.sessionId) this.receive(JSON.parse(params.message) as Message);
    });
    return new Promise((resolve, reject) => {
      session.on('NodeWorker.attachedToWorker', ({ params }) => {
        if (!params.workerInfo.url.includes(urlPart) || this.sessionId !== '') return;
        this.sessionId = params.sessionId;
        resolve();
      });
      session.post('NodeWorker.enable', { waitForDebuggerOnStart: false }, (error) => {
        if (error) reject(error);
      });
      worker.once('exit', () => reject(new Error('The worker has ended.')));
    });
  }

  private receive(message: Message): void {
    if (message.id !== undefined) {
      this.pending.get(message.id)?.(message);
      this.pending.delete(message.id);
      return;
    }
    if (message.method === 'Debugger.scriptParsed') {
      const script = message.params as ScriptParsedEvent;
      if (script.scriptLanguage === 'WebAssembly') this.wasmScripts.add(script.scriptId);
    }
    if (message.method !== undefined) this.handlers.get(message.method)?.(message.params);
  }
}

/** The name of a wasm function without the sign that V8 puts before it. */
export function functionName(frame: CallFrame): string {
  return frame.functionName.replace(/^\$/, '');
}
