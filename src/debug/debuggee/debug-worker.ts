/** The worker in which a driver runs under the debugger. */
import { parentPort } from 'node:worker_threads';
import { ntStatusName, ntSuccess } from '../../ddi/ntstatus.ts';
import { SRB_STATUS } from '../../ddi/srb.ts';
import { DriverFailure } from '../../machine/failure.ts';
import { senseText } from '../../scsi/sense-text.ts';
import type { CommandRecord } from '../../lab/records.ts';
import type { LabUnit } from '../../lab/lab-unit.ts';
import { stepAction } from '../../lab/scenario/step-kind.ts';
import { Session } from '../../lab/session.ts';
import { LiveFeed } from '../live/live-feed.ts';
import { LiveWorker } from '../live/live-worker.ts';
import { commandState } from './command-state.ts';
import { exposeHooks, type CurrentCommand } from './hooks.ts';
import { MemoryWatches } from './memory-watches.ts';
import type { AdapterMessage, DebuggeeMessage, StopState } from './protocol.ts';
import { requestIndex } from './stoppable-requests.ts';
import { Stops } from './stops.ts';

if (!parentPort) throw new Error('debug-worker runs as a worker');
const port = parentPort;

let session: Session | undefined;
let live: LiveWorker | undefined;
/** The scenario is over, or the driver has ended. */
let executed = false;
let ended = false;
const send = (message: DebuggeeMessage): void => port.postMessage(message);

/** What happens to a drive is told with its name. */
const told = ({ kind, name }: LabUnit, text: string): string => (kind === 'tape' ? `${name}: ${text}` : text);

/** Text of a command for a stop: `MOVE MEDIUM slot 0 → drive 0`. */
function textOf(record: CommandRecord): string {
  const sense = record.sense ? `: ${senseText(record.sense.key, record.sense.asc, record.sense.ascq)}` : '';
  const status = record.sense ? '' : `: ${record.srbStatus}`;
  return `${record.name} ${record.operands}${sense}${status}`;
}

function load(message: Extract<AdapterMessage, { kind: 'load' }>): void {
  const { job } = message;
  const supplied = job.drivers.filter((driver) => driver.supplied).map(({ kind }) => kind);
  const stops = new Stops(message.control, new Set(supplied));
  const watched = new Set<string>();
  let current: CurrentCommand | undefined;
  const indexOf = (unit: LabUnit): number => created.lab.units.indexOf(unit);
  /** Stops about a unit. */
  const stop = (unit: LabUnit, state: Omit<StopState, 'unit'>): void =>
    stops.stop({ ...state, text: told(unit, state.text), unit: indexOf(unit) });
  const watchesOf = (unit: LabUnit): MemoryWatches => watches[indexOf(unit)];
  /** Stops where what is watched in a unit's memory has changed since the last look. */
  const look = (unit: LabUnit, command: () => StopState['command'] = () => null): void => {
    const changes = watchesOf(unit).changes();
    if (changes.length > 0)
      stops.stop({ kind: 'data', unit: indexOf(unit), text: '', command: command(), changes });
  };
  const created = new Session(job, {
    loaded: (unit, exports) => watchesOf(unit).connect(exports, () => look(unit)),
    created: (unit) => watchesOf(unit).place(),
    returning: (unit) => look(unit),
    step: (index, step) => {
      const action = step ? stepAction(step.data) : 'start';
      send({ kind: 'request', index, action });
      feed.begin(index);
    },
    result: (name, input, result) => feed.result(name, input, result),
    request: (unit, name) => {
      look(unit);
      if (stops.wantsRequest(requestIndex(name))) stop(unit, { kind: 'request', text: name, command: null });
    },
    requestEnd: (unit, name, status) => {
      look(unit);
      const text = `${name} ended with ${ntStatusName(status)}`;
      if (stops.takeEndOfRequest(unit)) stop(unit, { kind: 'end-of-request', text, command: null });
      else if (!ntSuccess(status) && stops.wants('ioctl-failed', unit))
        stop(unit, { kind: 'ioctl-failed', text, command: null });
    },
    before: (unit, request) => {
      current = { unit, request };
      if (!stops.wantsCommand(unit, request.task.cdb[0])) return;
      const command = commandState(unit, request, job.library.model, false);
      stop(unit, { kind: 'command', text: `${command.name} ${command.operands}`, command });
    },
    after: (unit, request, record) => {
      feed.record({ kind: 'command', record });
      link.look();
      const command = (): ReturnType<typeof commandState> =>
        commandState(unit, request, job.library.model, true);
      const failed = record.sense !== null;
      const srbFailed =
        !failed &&
        request.srbStatus !== SRB_STATUS.SRB_STATUS_SUCCESS &&
        request.srbStatus !== SRB_STATUS.SRB_STATUS_DATA_OVERRUN;
      if ((failed && stops.wants('check-condition', unit)) || (srbFailed && stops.wants('srb-error', unit))) {
        stop(unit, { kind: 'command-failed', text: textOf(record), command: command() });
      }
      look(unit, command);
      current = undefined;
      if (touched.size > 0) {
        const elements = [...touched];
        touched.clear();
        const text = `${elements.join(', ')} changed`;
        stops.stop({ kind: 'element', unit: indexOf(unit), text, command: command(), elements });
      }
    },
    print: (unit, print) => {
      send({ kind: 'print', print });
      feed.record({ kind: 'print', record: print });
      if (print.level === 0 && stops.wants('print', unit))
        stop(unit, { kind: 'print', text: print.text.trim(), command: null });
    },
    violation: (unit, violation) => {
      send({ kind: 'violation', violation });
      feed.record({ kind: 'violation', record: violation });
      const text = `${violation.id} ${violation.rule}: ${violation.message}`;
      if (stops.wants('rule', unit)) stop(unit, { kind: 'rule', text, command: null });
    },
    stepEnd: (step) => {
      send({ kind: 'step', step: { ...step, output: null } });
      feed.step(step);
    },
  });
  const watches = created.lab.units.map((unit) => new MemoryWatches(() => unit.classDriver.driverData));
  const touched = new Set<string>();
  const feed = new LiveFeed(created, (events) => send({ kind: 'live', events }));
  const link = new LiveWorker(created, feed, port, message.control);
  created.lab.device.onElementChange = (kind, index) => {
    feed.touch(kind, index);
    if (watched.size === 0) return;
    const place = `${kind} ${index}`;
    if (watched.has(place)) touched.add(place);
  };
  exposeHooks({ session: created, stops, watched, watches, live: link, current: () => current });
  session = created;
  live = link;
  send({ kind: 'loaded' });
}

/** The driver is idle: carries out what a person asks for, and ends the session where nobody does any more. */
function settle(created: Session, link: LiveWorker): void {
  const { feed } = link;
  for (let act = link.next(); act && !created.failed; act = link.next()) {
    feed.phase('running');
    created.act(act);
  }
  if (link.stays && !created.failed) return feed.phase('waiting');
  ended = true;
  feed.failed();
  feed.phase('over');
  send({ kind: 'ended', result: created.end() });
}

function receive(message: AdapterMessage): void {
  if (message.kind === 'load') return load(message);
  if (!session || !live || ended) return;
  if (message.kind === 'live') live.receive(message.request);
  else {
    executed = true;
    if (message.kind === 'run') session.execute(() => live?.next());
    else
      session.fail(new DriverFailure(message.failure.kind, message.failure.message, message.failure.frames));
  }
  if (executed) settle(session, live);
}

port.on('message', (message: AdapterMessage) => {
  try {
    receive(message);
  } catch (error) {
    send({
      kind: 'defect',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
