/** What VS Code gives the script of a webview. */
interface VsCodeApi<State> {
  postMessage(message: unknown): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare function acquireVsCodeApi<State>(): VsCodeApi<State>;

/**
 * The webview's end of the line to the extension.
 * @typeParam In messages from the extension.
 * @typeParam Out messages to it.
 * @typeParam State what survives hiding and reloading.
 */
export class Bridge<In, Out, State> {
  // VS Code gives it out once.
  private readonly api = acquireVsCodeApi<State>();

  /** @param receive called with each message of the extension, in order. */
  constructor(receive: (message: In) => void) {
    window.addEventListener('message', (event: MessageEvent<In>) => receive(event.data));
  }

  post(message: Out): void {
    this.api.postMessage(message);
  }

  /** What was kept last; undefined in a new view. */
  get state(): State | undefined {
    return this.api.getState();
  }

  keep(state: State): void {
    this.api.setState(state);
  }
}
