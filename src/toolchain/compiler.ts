import { Worker } from 'node:worker_threads';
import type { Tool, ToolReply, ToolRequest } from './compiler-protocol.ts';

/**
 * clang in a worker thread, started with the first tool that runs. Loading it costs about a second, so one
 * compiler serves every build of a session.
 */
export class Compiler {
  private worker: Worker | undefined;
  private nextId = 1;
  private readonly pending = new Map<
    number,
    { resolve: (reply: ToolReply) => void; reject: (error: Error) => void }
  >();

  /** @param workerFile the bundled compiler worker. */
  constructor(private readonly workerFile: string | URL) {}

  /**
   * Runs one tool over files in memory.
   * @throws Error where the worker dies; what the tool itself refuses comes back as exit code and text.
   */
  run(request: Omit<ToolRequest, 'id' | 'tool'> & { tool: Tool }): Promise<ToolReply> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      const worker = this.start();
      worker.ref();
      worker.postMessage({ ...request, id } satisfies ToolRequest);
    });
  }

  /** Starts loading clang without waiting for it. */
  warmUp(): void {
    this.start();
  }

  /** Ends the worker; runs under way fail. */
  async close(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    // The LLVM package prints its loading progress: nobody asked for it.
    const worker = new Worker(this.workerFile, { stdout: true, stderr: true });
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on('message', (reply: ToolReply) => {
      this.pending.get(reply.id)?.resolve(reply);
      this.pending.delete(reply.id);
      if (this.pending.size === 0) worker.unref();
    });
    const fail = (error: Error): void => {
      for (const waiting of this.pending.values()) waiting.reject(error);
      this.pending.clear();
      this.worker = undefined;
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('The compiler was ended.')));
    this.worker = worker;
    return worker;
  }
}
