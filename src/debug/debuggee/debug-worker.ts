/** The worker in which a driver runs under the debugger. */
import { parentPort } from 'node:worker_threads';
import { CHANGER_IOCTLS, type ChangerIoctlName } from '../../ddi/ioctls.ts';
import { ntStatusName, ntSuccess } from '../../ddi/ntstatus.ts';
import { SRB_STATUS } from '../../ddi/srb.ts';
import type { PortRequest } from '../../class/port.ts';
import { DriverFailure } from '../../machine/failure.ts';
import { senseText } from '../../scsi/sense-text.ts';
import type { CommandRecord } from '../../lab/records.ts';
import { stepAction } from '../../lab/scenario/scenario-file.ts';
import { Session } from '../../lab/session.ts';
import { commandState } from './command-state.ts';
import { exposeHooks } from './hooks.ts';
import { MemoryWatches } from './memory-watches.ts';
import type { AdapterMessage, DebuggeeMessage, StopState } from './protocol.ts';
import { Stops } from './stops.ts';

const port = parentPort;
if (!port) throw new Error('debug-worker runs as a worker');

let session: Session | undefined;
const send = (message: DebuggeeMessage): void => port.postMessage(message);

function functionCode(name: string): number {
  const { code } = CHANGER_IOCTLS[name.replace('IOCTL_CHANGER_', '') as ChangerIoctlName];
  return (code >>> 2) & 0xfff;
}

/** Text of a command for a stop: `MOVE MEDIUM slot 0 → drive 0`. */
function textOf(record: CommandRecord): string {
  const sense = record.sense ? `: ${senseText(record.sense.key, record.sense.asc, record.sense.ascq)}` : '';
  const status = record.sense ? '' : `: ${record.srbStatus}`;
  return `${record.name} ${record.operands}${sense}${status}`;
}

function load(message: Extract<AdapterMessage, { kind: 'load' }>): void {
  const { job } = message;
  const stops = new Stops(message.control);
  const watched = new Set<string>();
  let elementsChanged = false;
  let current: PortRequest | undefined;
  const watches = new MemoryWatches(() => session?.lab.classDriver.driverData);
  /** Stops where what is watched has changed since the last look. */
  const look = (command: () => StopState['command'] = () => null): void => {
    const changes = watches.changes();
    if (changes.length > 0) stops.stop({ kind: 'data', text: '', command: command(), changes });
  };
  const created = new Session(job, {
    loaded: (exports) => watches.connect(exports, () => look()),
    created: () => watches.place(),
    returning: () => look(),
    step: (index) => {
      const step = index < 0 ? undefined : job.scenario.steps[index];
      const action = step ? stepAction(step.data) : 'start';
      send({ kind: 'request', index, action });
    },
    ioctl: (name) => {
      look();
      if (stops.wantsIoctl(functionCode(name))) stops.stop({ kind: 'ioctl', text: name, command: null });
    },
    ioctlEnd: (name, status) => {
      look();
      const text = `${name} ended with ${ntStatusName(status)}`;
      if (stops.takeEndOfRequest()) stops.stop({ kind: 'end-of-request', text, command: null });
      else if (stops.wants('ioctl-failed') && !ntSuccess(status))
        stops.stop({ kind: 'ioctl-failed', text, command: null });
    },
    before: (request) => {
      current = request;
      if (!stops.wantsCommand(request.task.cdb[0])) return;
      const command = commandState(request, job.library.model, false);
      stops.stop({ kind: 'command', text: `${command.name} ${command.operands}`, command });
    },
    after: (request, record) => {
      send({ kind: 'command', record });
      const command = (): ReturnType<typeof commandState> => commandState(request, job.library.model, true);
      const failed = record.sense !== null;
      const srbFailed =
        !failed &&
        request.srbStatus !== SRB_STATUS.SRB_STATUS_SUCCESS &&
        request.srbStatus !== SRB_STATUS.SRB_STATUS_DATA_OVERRUN;
      if ((failed && stops.wants('check-condition')) || (srbFailed && stops.wants('srb-error'))) {
        stops.stop({ kind: 'command-failed', text: textOf(record), command: command() });
      }
      look(command);
      current = undefined;
      if (!elementsChanged) return;
      elementsChanged = false;
      send({ kind: 'elements', elements: created.elements() });
      if (touched.size > 0) {
        const elements = [...touched];
        touched.clear();
        stops.stop({ kind: 'element', text: `${elements.join(', ')} changed`, command: command(), elements });
      }
    },
    driveCommand: (record) => send({ kind: 'command', record }),
    print: (print) => {
      send({ kind: 'print', print });
      if (print.level === 0 && stops.wants('print'))
        stops.stop({ kind: 'print', text: print.text.trim(), command: null });
    },
    violation: (violation) => {
      send({ kind: 'violation', violation });
      const text = `${violation.id} ${violation.rule}: ${violation.message}`;
      if (stops.wants('rule')) stops.stop({ kind: 'rule', text, command: null });
    },
    stepEnd: (step) => {
      send({ kind: 'step', step });
      if (!elementsChanged) return;
      elementsChanged = false;
      send({ kind: 'elements', elements: created.elements() });
    },
  });
  const touched = new Set<string>();
  created.lab.device.onElementChange = (kind, index) => {
    elementsChanged = true;
    const place = `${kind} ${index}`;
    if (watched.has(place)) touched.add(place);
  };
  exposeHooks({ session: created, stops, watched, watches, current: () => current });
  session = created;
  send({ kind: 'loaded' });
}

port.on('message', (message: AdapterMessage) => {
  try {
    if (message.kind === 'load') return load(message);
    if (!session) return;
    if (message.kind === 'run') {
      send({ kind: 'elements', elements: session.elements() });
      session.execute();
    } else {
      session.fail(new DriverFailure(message.failure.kind, message.failure.message, message.failure.frames));
    }
    send({ kind: 'ended', result: session.result() });
  } catch (error) {
    send({
      kind: 'defect',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
