import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { packageFile } from '../../src/toolchain/package-files.ts';

type Message = DebugProtocol.ProtocolMessage & { [key: string]: unknown };
type Body = Record<string, unknown>;

/** Speaks the debug adapter protocol with the real adapter process. */
export class DapClient {
  readonly events: DebugProtocol.Event[] = [];
  private readonly child: ChildProcessWithoutNullStreams;
  private buffer = Buffer.alloc(0);
  private seq = 1;
  private readonly taken = new Set<number>();
  private readonly replies = new Map<number, (response: DebugProtocol.Response) => void>();
  private readonly waiting: (() => void)[] = [];

  /** @param cache where the adapter keeps what it compiles. */
  constructor(cache = packageFile('node_modules', '.cache')) {
    this.child = spawn(process.execPath, [packageFile('dist', 'cli.mjs'), 'dap'], {
      env: { ...process.env, XDG_CACHE_HOME: cache },
    });
    this.child.stdout.on('data', (chunk: Buffer) => this.receive(chunk));
  }

  /** Sends a request. @throws Error with the adapter's message where it fails. */
  async request<T = Body>(command: string, args: object = {}): Promise<T> {
    const response = await this.raw(command, args);
    if (response.success) return (response.body ?? {}) as T;
    const error = (
      response.body as { error?: { format: string; variables?: Record<string, string> } } | undefined
    )?.error;
    throw new Error(
      error?.format.replace(/\{(\w+)\}/g, (_, name: string) => error.variables?.[name] ?? '') ??
        response.message ??
        command,
    );
  }

  raw(command: string, args: object = {}): Promise<DebugProtocol.Response> {
    const seq = this.seq++;
    const text = JSON.stringify({ seq, type: 'request', command, arguments: args });
    return new Promise((resolve) => {
      this.replies.set(seq, resolve);
      this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    });
  }

  /** The next event of a name that has not been taken yet. */
  async event<T = Body>(name: string, wanted: (body: T) => boolean = () => true, ms = 15_000): Promise<T> {
    const end = Date.now() + ms;
    for (;;) {
      const index = this.events.findIndex(
        (event, at) => event.event === name && !this.taken.has(at) && wanted(event.body as T),
      );
      if (index >= 0) {
        this.taken.add(index);
        return this.events[index].body as T;
      }
      const left = end - Date.now();
      if (left <= 0)
        throw new Error(`No event ${name} came; got ${this.events.map((event) => event.event).join(', ')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Initialises and launches; `configure` sets breakpoints before the driver runs. */
  async launch(args: object, configure: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    await this.request('initialize', { adapterID: 'changer', linesStartAt1: true, columnsStartAt1: true });
    const launched = this.request('launch', args);
    const failed = launched.then(
      () => undefined,
      (error: unknown) => {
        throw error;
      },
    );
    await Promise.race([this.event('initialized'), failed]);
    await configure();
    await this.request('configurationDone');
    await launched;
  }

  /** Waits until a step of the scenario is well under way: it is told just before its C runs. */
  async underWay(action: string): Promise<void> {
    await this.event<{ action: string | null }>('changer/request', (body) => body.action === action);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }

  /** Waits for a stop and gives its frames. */
  async stopped(
    reason?: string,
  ): Promise<{ body: DebugProtocol.StoppedEvent['body']; frames: DebugProtocol.StackFrame[] }> {
    const body = await this.event<DebugProtocol.StoppedEvent['body']>('stopped');
    if (reason !== undefined && body.reason !== reason)
      throw new Error(`Stopped for ${body.reason} (${body.text ?? body.description}), not for ${reason}.`);
    const { stackFrames } = await this.request<{ stackFrames: DebugProtocol.StackFrame[] }>('stackTrace', {
      threadId: 1,
    });
    return { body, frames: stackFrames };
  }

  /** The variables of a scope of a frame, by name. */
  async scope(frameId: number, name: string): Promise<Record<string, DebugProtocol.Variable>> {
    const { scopes } = await this.request<{ scopes: DebugProtocol.Scope[] }>('scopes', { frameId });
    const scope = scopes.find((candidate) => candidate.name === name);
    if (!scope)
      throw new Error(`No scope ${name}; there are ${scopes.map((candidate) => candidate.name).join(', ')}.`);
    return this.children(scope.variablesReference);
  }

  async children(variablesReference: number): Promise<Record<string, DebugProtocol.Variable>> {
    const { variables } = await this.request<{ variables: DebugProtocol.Variable[] }>('variables', {
      variablesReference,
    });
    return Object.fromEntries(variables.map((variable) => [variable.name, variable]));
  }

  /** Everything that the adapter has put into the debug console. */
  get output(): string {
    return this.events
      .filter((event) => event.event === 'output')
      .map((event) => (event.body as { output: string }).output)
      .join('');
  }

  /** True once the adapter's process has ended. */
  get exited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async close(): Promise<void> {
    if (this.exited) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    void this.raw('disconnect');
    await gone;
    clearTimeout(timer);
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  private receive(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const header = this.buffer.indexOf('\r\n\r\n');
      if (header < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.buffer.toString('latin1', 0, header))?.[1]);
      if (this.buffer.length < header + 4 + length) return;
      const message = JSON.parse(this.buffer.toString('utf8', header + 4, header + 4 + length)) as Message;
      this.buffer = this.buffer.subarray(header + 4 + length);
      if (message.type === 'event') this.events.push(message as unknown as DebugProtocol.Event);
      else {
        const response = message as unknown as DebugProtocol.Response;
        this.replies.get(response.request_seq)?.(response);
        this.replies.delete(response.request_seq);
      }
      for (const wake of this.waiting.splice(0)) wake();
    }
  }
}
