import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { actsAside, type Act } from '../../lab/scenario/act.ts';
import type { Session } from '../../lab/session.ts';
import type { AdapterMessage } from '../debuggee/protocol.ts';
import { CONTROL } from '../debuggee/protocol.ts';
import type { LiveFeed } from './live-feed.ts';
import type { LiveRequest } from './live-request.ts';

/** The worker's end of the live link: takes what the adapter asks for, whatever the driver does meanwhile. */
export class LiveWorker {
  private readonly acts: Act[] = [];
  private readonly words: Int32Array;
  /** The debugger holds the driver: what needs no request is done at once. */
  private held = false;
  private finishing = false;

  /** @param control the buffer in which the adapter says that something has come. */
  constructor(
    private readonly session: Session,
    readonly feed: LiveFeed,
    private readonly port: MessagePort,
    control: SharedArrayBuffer,
  ) {
    this.words = new Int32Array(control);
  }

  /** True where the session stays after its scenario. */
  get stays(): boolean {
    return this.feed.watching && !this.finishing;
  }

  /** Takes what has come while the driver runs; called often, and then it only reads a word. */
  look(): void {
    if (Atomics.exchange(this.words, CONTROL.asked, 0) === 0) return;
    for (let message = receiveMessageOnPort(this.port); message; message = receiveMessageOnPort(this.port)) {
      const { kind, ...rest } = message.message as AdapterMessage;
      if (kind === 'live') this.receive((rest as { readonly request: LiveRequest }).request);
    }
  }

  /** The act that is to be carried out next. */
  next(): Act | undefined {
    this.look();
    return this.acts.shift();
  }

  receive(request: LiveRequest): void {
    switch (request.kind) {
      case 'watch':
        if (request.on !== this.feed.watching) this.feed.watch(request.on);
        return;
      case 'finish':
        this.finishing = true;
        return;
      case 'act':
        this.session.acts.set(request.act.index, request.act.step);
        if (!this.held || !actsAside(request.act.step.data)) this.acts.push(request.act);
        else {
          this.feed.begin(request.act.index);
          this.session.actAside(request.act);
        }
    }
  }

  /** The debugger holds the driver, or lets it go. Called by the adapter while the driver stands. */
  stand(held: boolean): void {
    this.held = held;
    this.look();
    this.feed.phase(held ? 'stopped' : 'running');
  }
}
