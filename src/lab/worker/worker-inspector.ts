import { Session } from 'node:inspector';
import type { Worker } from 'node:worker_threads';
import type { WasmFrame } from '../../machine/failure.ts';

interface CallFrame {
  readonly functionName: string;
  readonly location: { readonly scriptId: string; readonly columnNumber?: number };
}

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * The V8 inspector of a worker, reached from the main thread through the NodeWorker domain. It can look
 * into a worker that hangs, and end what it does while the worker itself lives on.
 */
export class WorkerInspector {
  private readonly session = new Session();
  private sessionId = '';
  private nextId = 1;
  private readonly pending = new Map<number, (reply: Reply) => void>();
  private readonly wasmScripts = new Set<string>();
  private onPaused: ((frames: readonly CallFrame[]) => void) | undefined;

  /** @throws Error where the worker cannot be reached. */
  static async attach(worker: Worker, urlPart: string): Promise<WorkerInspector> {
    const inspector = new WorkerInspector();
    await inspector.connect(worker, urlPart);
    return inspector;
  }

  private connect(worker: Worker, urlPart: string): Promise<void> {
    const { session } = this;
    session.connect();
    session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
      if (params.sessionId === this.sessionId) this.receive(JSON.parse(params.message) as Reply);
    });
    return new Promise((resolve, reject) => {
      session.on('NodeWorker.attachedToWorker', ({ params }) => {
        // The compiler is a worker too: take the one whose script is ours.
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

  /** Stops the worker where it is. @returns the frames of wasm code on its stack, innermost first. */
  async pause(): Promise<WasmFrame[]> {
    await this.post('Debugger.enable');
    const paused = new Promise<readonly CallFrame[]>((resolve) => {
      this.onPaused = resolve;
    });
    await this.post('Debugger.pause');
    const frames = await paused;
    return frames
      .filter((frame) => this.wasmScripts.has(frame.location.scriptId))
      .map((frame) => ({
        function: frame.functionName.replace(/^\$/, ''),
        // The column of line 0 is the offset in the module.
        offset: frame.location.columnNumber ?? 0,
      }));
  }

  /** Ends what a paused worker does; it goes back to waiting for messages. */
  async terminate(): Promise<void> {
    const ended = this.post('Runtime.terminateExecution');
    await this.post('Debugger.resume');
    await ended;
    await this.post('Debugger.disable');
  }

  close(): void {
    this.session.disconnect();
  }

  private receive(reply: Reply): void {
    if (reply.id !== undefined) {
      this.pending.get(reply.id)?.(reply);
      this.pending.delete(reply.id);
    } else if (reply.method === 'Debugger.scriptParsed') {
      const script = reply.params as { scriptId: string; scriptLanguage?: string };
      if (script.scriptLanguage === 'WebAssembly') this.wasmScripts.add(script.scriptId);
    } else if (reply.method === 'Debugger.paused') {
      this.onPaused?.((reply.params as { callFrames: CallFrame[] }).callFrames);
    }
  }

  private post(method: string): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, (reply) => {
        if (reply.error) reject(new Error(reply.error.message));
        else resolve(reply.result);
      });
      const message = JSON.stringify({ id, method });
      this.session.post('NodeWorker.sendMessageToWorker', { sessionId: this.sessionId, message }, (error) => {
        if (error) reject(error);
      });
    });
  }
}
