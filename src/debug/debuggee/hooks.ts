import type { PortRequest } from '../../class/port.ts';
import { fromHex } from '../../core/hex.ts';
import type { LabUnit } from '../../lab/lab-unit.ts';
import type { Session } from '../../lab/session.ts';
import { parseSense } from '../../scsi/sense-text.ts';
import type { LiveWorker } from '../live/live-worker.ts';
import { commandState } from './command-state.ts';
import type { MemoryWatches } from './memory-watches.ts';
import type { CommandState, MemoryWatch, Whereabouts } from './protocol.ts';
import type { Stops } from './stops.ts';

/** What the adapter may call while the worker stands still; every result is plain data. */
export interface Hooks {
  /** The stop that the worker made by itself, or null. */
  state(): unknown;
  where(): Whereabouts;
  elements(): unknown;
  /** The last commands, newest last. */
  trace(count: number): unknown;
  /** Bytes of the memory of a unit's machine as base64; shorter where the memory ends. */
  read(unit: number, address: number, count: number): string;
  /** Writes base64 bytes. @returns how many were written. */
  write(unit: number, address: number, data: string): number;
  /** The own bytes of a unit's miniclass: address and size. */
  driverData(unit: number): { address: number; size: number } | null;
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
  /** Tells whoever looks that the debugger holds the driver, or lets it go; takes what has been asked for. */
  stand(held: boolean): void;
}

interface Context {
  readonly session: Session;
  readonly stops: Stops;
  readonly watched: Set<string>;
  /** For each unit of the lab. */
  readonly watches: readonly MemoryWatches[];
  readonly live: LiveWorker;
  readonly current: () => CurrentCommand | undefined;
}

/** The command on its way to a device. */
export interface CurrentCommand {
  readonly unit: LabUnit;
  readonly request: PortRequest;
}

/** Name of the global that the adapter calls. */
export const HOOKS = '__changerLab';

/** Makes the hooks reachable for the adapter's evaluations. */
export function exposeHooks({ session, stops, watched, watches, live, current }: Context): void {
  const { units } = session.lab;
  const memory = (unit: number): Uint8Array => units[unit].memory ?? new Uint8Array(0);
  const before = (): CurrentCommand | undefined => (stops.state?.kind === 'command' ? current() : undefined);
  const hooks: Hooks = {
    state: () => stops.state,
    where: () => ({
      step: session.currentStep,
      unit: stops.state?.unit ?? units.indexOf(session.unit),
      request: session.currentRequest,
    }),
    elements: () => session.elements(),
    trace: (count) => session.recorded.commands.slice(-count),
    read: (unit, address, count) =>
      Buffer.from(memory(unit).subarray(address >>> 0, (address >>> 0) + Math.max(0, count))).toString(
        'base64',
      ),
    write: (unit, address, data) => {
      const bytes = Buffer.from(data, 'base64');
      const room = memory(unit).subarray(address >>> 0, (address >>> 0) + bytes.length);
      room.set(bytes.subarray(0, room.length));
      // What the person writes is no news to the person.
      watches[unit].place();
      return room.length;
    },
    driverData: (unit) => units[unit].classDriver.driverData ?? null,
    command: () => {
      const command = before();
      if (!command) return null;
      return commandState(command.unit, command.request, session.job.library.model, false);
    },
    setCdb: (text) => {
      const task = before()?.request.task;
      const bytes = fromHex(text);
      if (!task || !bytes || bytes.length > 16) return false;
      task.cdb.fill(0);
      task.cdb.set(bytes);
      task.cdbLength = bytes.length;
      return true;
    },
    fault: (text) => {
      const sense = parseSense(text);
      if (!sense) return `${text} is no sense. Write key/ASC/ASCQ in hex, for example 04/15/01.`;
      const command = before();
      if (!command) return 'No command stands before the device now.';
      const { unit, request } = command;
      unit.port.faults.arm({ opcode: request.task.cdb[0], nth: 1, effect: { kind: 'sense', ...sense } });
      return null;
    },
    watchElements: (places) => {
      watched.clear();
      for (const place of places) watched.add(place);
    },
    watchMemory: (asked) => {
      for (const [unit, own] of watches.entries()) own.set(asked.filter((watch) => watch.unit === unit));
    },
    stand: (held) => live.stand(held),
  };
  (globalThis as Record<string, unknown>)[HOOKS] = hooks;
}
