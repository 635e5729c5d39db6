import type { PortRequest } from '../../class/port.ts';
import { fromHex } from '../../core/hex.ts';
import type { Session } from '../../lab/session.ts';
import { parseSense } from '../../scsi/sense-text.ts';
import { commandState } from './command-state.ts';
import type { MemoryWatches } from './memory-watches.ts';
import type { CommandState, MemoryWatch } from './protocol.ts';
import type { Stops } from './stops.ts';

/** What the adapter may call while the worker stands still; every result is plain data. */
export interface Hooks {
  /** The stop that the worker made by itself, or null. */
  state(): unknown;
  /** Index of the scenario step under way; -1 while the driver starts. */
  step(): number;
  elements(): unknown;
  /** The last commands, newest last. */
  trace(count: number): unknown;
  /** Bytes of the machine's memory as base64; shorter where the memory ends. */
  read(address: number, count: number): string;
  /** Writes base64 bytes. @returns how many were written. */
  write(address: number, data: string): number;
  /** The miniclass's own bytes: address and size. */
  driverData(): { address: number; size: number } | null;
  /** The command that has not reached the device yet, as it is now; null where there is none. */
  command(): CommandState | null;
  /** Replaces the CDB. @returns false where there is none or the text is no hex. */
  setCdb(hex: string): boolean;
  /** Lets the command that has not reached the device fail with sense. @returns what was wrong, or null. */
  fault(sense: string): string | null;
  /** Replaces the elements that are watched: `slot 3`. */
  watchElements(places: readonly string[]): void;
  /** Replaces the memory that is watched. */
  watchMemory(watches: readonly MemoryWatch[]): void;
}

interface Context {
  readonly session: Session;
  readonly stops: Stops;
  readonly watched: Set<string>;
  readonly watches: MemoryWatches;
  readonly current: () => PortRequest | undefined;
}

/** Name of the global that the adapter calls. */
export const HOOKS = '__changerLab';

/** Makes the hooks reachable for the adapter's evaluations. */
export function exposeHooks({ session, stops, watched, watches, current }: Context): void {
  const memory = (): Uint8Array => session.lab.memory ?? new Uint8Array(0);
  const hooks: Hooks = {
    state: () => stops.state,
    step: () => session.currentStep,
    elements: () => session.elements(),
    trace: (count) => session.result().commands.slice(-count),
    read: (address, count) =>
      Buffer.from(memory().subarray(address >>> 0, (address >>> 0) + Math.max(0, count))).toString('base64'),
    write: (address, data) => {
      const bytes = Buffer.from(data, 'base64');
      const room = memory().subarray(address >>> 0, (address >>> 0) + bytes.length);
      room.set(bytes.subarray(0, room.length));
      // What the person writes is no news to the person.
      watches.place();
      return room.length;
    },
    driverData: () => session.lab.classDriver.driverData ?? null,
    command: () => {
      const request = current();
      if (!request || stops.state?.kind !== 'command') return null;
      return commandState(request, session.job.library.model, false);
    },
    setCdb: (text) => {
      const request = current();
      const bytes = fromHex(text);
      if (!request || stops.state?.kind !== 'command' || !bytes || bytes.length > 16) return false;
      request.task.cdb.fill(0);
      request.task.cdb.set(bytes);
      request.task.cdbLength = bytes.length;
      return true;
    },
    fault: (text) => {
      const sense = parseSense(text);
      if (!sense) return `${text} is no sense. Write key/ASC/ASCQ in hex, for example 04/15/01.`;
      const request = current();
      if (!request || stops.state?.kind !== 'command') return 'No command stands before the device now.';
      session.lab.port.faults.arm({
        opcode: request.task.cdb[0],
        nth: 1,
        effect: { kind: 'sense', ...sense },
      });
      return null;
    },
    watchElements: (places) => {
      watched.clear();
      for (const place of places) watched.add(place);
    },
    watchMemory: (asked) => watches.set(asked),
  };
  (globalThis as Record<string, unknown>)[HOOKS] = hooks;
}
