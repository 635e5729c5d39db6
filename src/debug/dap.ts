import { ChangerDebugSession } from './session/debug-session.ts';

/** Speaks the debug adapter protocol over standard input and output until the client leaves. */
export function serveDap(): void {
  const session = new ChangerDebugSession();
  // A client that vanishes leaves nothing behind.
  process.stdin.on('close', () => session.shutdown());
  process.on('SIGTERM', () => session.shutdown());
  session.start(process.stdin, process.stdout);
}
