import {
  ContinuedEvent,
  Event,
  InitializedEvent,
  LoggingDebugSession,
  OutputEvent,
  ProgressEndEvent,
  ProgressStartEvent,
  Response,
  TerminatedEvent,
  Thread,
  ExitedEvent,
} from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { AdapterRequests } from '../../live/adapter-protocol.ts';
import type { DebuggeeMessage } from '../debuggee/protocol.ts';
import { CAPABILITIES, exceptionStops } from './capabilities.ts';
import { CONSOLE_COMMANDS, runConsole } from './console.ts';
import { checkLaunch, type LaunchArguments } from './launch-arguments.ts';
import type { LiveSession, SessionOwner } from './live-session.ts';
import type { StepKind } from './run-control.ts';
import { Runs } from './runs.ts';

/** What a step may be asked with. */
type Stepped = Pick<DebugProtocol.NextArguments, 'granularity'>;
type Args = Record<string, unknown> | undefined;
type Handler = (args: never) => Promise<object | undefined>;

/**
 * The debug adapter: one session of the debug adapter protocol. It answers while the driver runs or hangs,
 * because the driver runs in a worker.
 */
export class ChangerDebugSession extends LoggingDebugSession {
  /** What a run tells the person. */
  private readonly owner: SessionOwner = {
    event: (name, body) => this.sendEvent(new Event(name, body)),
    output: (category, text) => this.sendEvent(new OutputEvent(text, category)),
    message: (message: DebuggeeMessage) => this.forward(message),
    ended: (exitCode) => {
      this.sendEvent(new Event('changer/request', { index: -1, action: null }));
      this.sendEvent(new ExitedEvent(exitCode));
      this.sendTerminated();
    },
  };

  private readonly runs = new Runs({
    owner: this.owner,
    compile: (work) => this.withProgress('Compiling the driver', work),
    compiled: ({ diagnostics }) => this.sendEvent(new Event('changer/diagnostics', { diagnostics })),
    configured: () => {
      this.sendEvent(new InitializedEvent());
      return this.configuration;
    },
    prepare: async (run) => {
      await this.applyExceptions(run);
      await run.live.watch(this.watching);
    },
  });
  private arguments: LaunchArguments | undefined;
  private exceptionArguments: DebugProtocol.SetExceptionBreakpointsArguments = { filters: ['trap'] };
  private configured = (): void => undefined;
  private readonly configuration = new Promise<void>((resolve) => {
    this.configured = resolve;
  });
  /** Somebody looks at the library: this run's, and that of each restart. */
  private watching = false;
  private canProgress = false;
  private terminated = false;

  /** Requests by their name: each gives the body of its response, or throws one sentence for the person. */
  private readonly handlers: Readonly<Record<string, Handler>> = {
    initialize: (args: DebugProtocol.InitializeRequestArguments) => this.initialize(args),
    launch: (args: Args) => this.launch(args ?? {}),
    attach: () =>
      Promise.reject(new Error('A changer driver is launched, not attached to: use "request": "launch".')),
    configurationDone: () => {
      this.configured();
      return Promise.resolve(undefined);
    },
    setBreakpoints: (args: DebugProtocol.SetBreakpointsArguments) =>
      this.runs.place((run) => run.setBreakpoints(args)),
    setFunctionBreakpoints: (args: DebugProtocol.SetFunctionBreakpointsArguments) =>
      this.runs.place((run) => run.setFunctionBreakpoints(args)),
    setExceptionBreakpoints: async (args: DebugProtocol.SetExceptionBreakpointsArguments) => {
      this.exceptionArguments = args;
      if (this.runs.begun) await this.runs.place((run) => this.applyExceptions(run));
      return undefined;
    },
    setInstructionBreakpoints: (args: DebugProtocol.SetInstructionBreakpointsArguments) =>
      this.runs.place((run) => run.setInstructionBreakpoints(args)),
    disassemble: (args: DebugProtocol.DisassembleArguments) =>
      Promise.resolve(this.runs.current().disassemble(args)),
    dataBreakpointInfo: (args: DebugProtocol.DataBreakpointInfoArguments) =>
      this.runs.place((run) => run.dataBreakpointInfo(args)),
    setDataBreakpoints: (args: DebugProtocol.SetDataBreakpointsArguments) =>
      this.runs.place((run) => run.setDataBreakpoints(args)),
    breakpointLocations: (args: DebugProtocol.BreakpointLocationsArguments) =>
      this.runs.place((run) => Promise.resolve(run.breakpointLocations(args))),
    threads: () => Promise.resolve({ threads: [new Thread(1, 'changer driver')] }),
    modules: () => Promise.resolve(this.runs.current().modules()),
    source: (args: DebugProtocol.SourceArguments) => Promise.resolve(this.runs.current().source(args)),
    stackTrace: () => Promise.resolve(this.runs.current().stackTrace()),
    scopes: (args: DebugProtocol.ScopesArguments) => this.runs.current().scopes(args.frameId),
    variables: (args: DebugProtocol.VariablesArguments) => this.runs.current().variables(args),
    setVariable: (args: DebugProtocol.SetVariableArguments) => this.runs.current().setVariable(args),
    evaluate: (args: DebugProtocol.EvaluateArguments) => this.evaluate(args),
    completions: (args: DebugProtocol.CompletionsArguments) =>
      Promise.resolve({ targets: completions(args.text) }),
    readMemory: (args: DebugProtocol.ReadMemoryArguments) => this.runs.current().readMemory(args),
    writeMemory: (args: DebugProtocol.WriteMemoryArguments) => this.runs.current().writeMemory(args),
    exceptionInfo: () => Promise.resolve(this.runs.current().exceptionInfo()),
    continue: async () => {
      await this.runs.current().goOn((control) => control.resume());
      return { allThreadsContinued: true };
    },
    next: (args: Stepped) => this.step('stepOver', args),
    stepIn: (args: Stepped) => this.step('stepInto', args),
    stepOut: (args: Stepped) => this.step('stepOut', args),
    pause: async () => {
      await this.runs.current().pause();
      return undefined;
    },
    'changer/nextCommand': () => this.runTo('nextCommand'),
    'changer/endOfRequest': () => this.runTo('endOfRequest'),
    'changer/watch': async ({ on }: AdapterRequests['changer/watch']['arguments']) => {
      this.watching = on;
      await this.runs.newest?.live.watch(on);
      return undefined;
    },
    'changer/act': ({ step }: AdapterRequests['changer/act']['arguments']) =>
      this.runs.current().live.act(step),
    restart: (args: { arguments?: Args }) => this.restart(args?.arguments),
    // Answered at once: the end itself is an event.
    terminate: () => {
      setImmediate(() => void this.finish());
      return Promise.resolve(undefined);
    },
    disconnect: async () => {
      await this.runs.stop();
      return undefined;
    },
  };

  /** Ends the process: workers that hang go with it. */
  override shutdown(): void {
    // The answer to the last request is still on its way. A worker that stands in the debugger would keep an
    // orderly exit waiting.
    void this.runs.stop().finally(() => setTimeout(() => process.exit(0), 50));
  }

  /** Answers one request; every mistake becomes an error response, never a broken adapter. */
  protected override dispatchRequest(request: DebugProtocol.Request): void {
    const response = new Response(request) as DebugProtocol.Response;
    const handler = this.handlers[request.command];
    const failed = (message: string): void => {
      this.sendErrorResponse(response, {
        id: 1,
        format: '{text}',
        variables: { text: message },
        // A wrong expression is answered where it was written.
        showUser: request.command !== 'evaluate',
      });
    };
    if (!handler) return failed(`The changer debugger does not know the request ${request.command}.`);
    const done = (body: object | undefined): void => {
      if (body) response.body = body;
      this.sendResponse(response);
      if (request.command === 'disconnect') this.shutdown();
    };
    Promise.resolve()
      .then(() => handler(request.arguments as never))
      .then(done, (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (request.command === 'restart') {
          // VS Code keeps a session for ever whose restart was refused: the run ends, and an event says why.
          this.sendEvent(new Event('changer/restartFailed', { message }));
          done(undefined);
          this.sendTerminated();
          return;
        }
        failed(message);
        if (request.command === 'launch') this.sendTerminated();
      });
  }

  private initialize(args: DebugProtocol.InitializeRequestArguments): Promise<object> {
    this.canProgress = args.supportsProgressReporting === true;
    return Promise.resolve(CAPABILITIES);
  }

  private async launch(given: Readonly<Record<string, unknown>>): Promise<undefined> {
    const checked = checkLaunch(given);
    if (!checked.ok) throw new Error(checked.message);
    this.arguments = checked.value;
    await this.runs.launch(checked.value);
    return undefined;
  }

  /** Recompiles what has changed and begins again; breakpoints stay. */
  private async restart(given: Args): Promise<undefined> {
    if (given) {
      const checked = checkLaunch(given);
      if (!checked.ok) throw new Error(checked.message);
      this.arguments = checked.value;
    }
    if (!this.arguments) throw new Error('Nothing has been launched yet.');
    this.terminated = false;
    await this.runs.restart(this.arguments);
    return undefined;
  }

  private async applyExceptions(run: LiveSession): Promise<void> {
    if (this.arguments)
      await run.setExceptions(exceptionStops(this.exceptionArguments, this.arguments.stopOn));
  }

  private async step(kind: StepKind, { granularity }: Stepped): Promise<undefined> {
    const unit = granularity === 'instruction' ? 'instruction' : 'line';
    const live = this.runs.current();
    await live.goOn((control, stop) => control.step(kind, unit, stop));
    return undefined;
  }

  private async runTo(where: 'nextCommand' | 'endOfRequest'): Promise<undefined> {
    await this.runs.current().goOn((control) => control.runTo(where));
    this.sendEvent(new ContinuedEvent(1, true));
    return undefined;
  }

  private async evaluate(args: DebugProtocol.EvaluateArguments): Promise<object> {
    const live = this.runs.current();
    if (args.context === 'repl' && args.expression.trim().startsWith('.')) {
      return {
        result: await live.whileStopped((target) => runConsole(target, args.expression)),
        variablesReference: 0,
      };
    }
    return live.evaluate(args.expression, args.frameId);
  }

  private async withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
    if (!this.canProgress) return work();
    this.sendEvent(new ProgressStartEvent('build', title));
    try {
      return await work();
    } finally {
      this.sendEvent(new ProgressEndEvent('build'));
    }
  }

  /** Ends the run but not the session. */
  private async finish(): Promise<void> {
    // A session that waits for acts ends by itself, with its result.
    if (this.runs.newest?.live.finish()) return;
    await this.runs.stop();
    this.sendTerminated();
  }

  /** The end of a run is told once. */
  private sendTerminated(): void {
    if (this.terminated) return;
    this.terminated = true;
    this.sendEvent(new TerminatedEvent());
  }

  private forward(message: DebuggeeMessage): void {
    if (message.kind === 'request') {
      this.sendEvent(new Event('changer/request', { index: message.index, action: message.action }));
    }
  }
}

/** Commands of the console that begin with what has been typed. */
function completions(text: string): DebugProtocol.CompletionItem[] {
  if (!text.startsWith('.')) return [];
  return Object.entries(CONSOLE_COMMANDS)
    .filter(([name]) => name.startsWith(text))
    .map(([name, command]) => ({
      label: name,
      detail: command.help,
      type: 'function',
      start: 0,
      length: text.length,
    }));
}
