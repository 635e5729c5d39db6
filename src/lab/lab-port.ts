import type { VirtualClock } from '../core/clock.ts';
import type { Port, PortDevice, PortRequest } from '../class/port.ts';
import { SRB_STATUS } from '../ddi/srb.ts';
import { FaultSchedule } from '../emulator/faults.ts';
import { putSense } from '../scsi/sense.ts';
import { SCSISTAT } from '../scsi/status.ts';
import { SENSE_LENGTH, type ScsiDevice, type ScsiTask } from '../scsi/task.ts';

/** What a fault does to the command that it strikes. */
export type FaultEffect =
  | { readonly kind: 'sense'; readonly key: number; readonly asc: number; readonly ascq: number }
  | { readonly kind: 'srb'; readonly srbStatus: number };

/** Sees each command before the device does, and after. */
export interface CommandObserver {
  before?: (request: PortRequest) => void;
  /** @param started when the command was sent, in milliseconds of the lab's clock. */
  after?: (request: PortRequest, started: number) => void;
}

/** How a port driver reports a SCSI status that is not GOOD. */
function srbStatusOf(task: ScsiTask): number {
  switch (task.status) {
    case SCSISTAT.SCSISTAT_GOOD:
      // Less data than the SRB's length is an overrun to a port driver, with the true length beside it.
      return task.direction !== 'none' && task.transferred < task.length
        ? SRB_STATUS.SRB_STATUS_DATA_OVERRUN
        : SRB_STATUS.SRB_STATUS_SUCCESS;
    case SCSISTAT.SCSISTAT_BUSY:
      return SRB_STATUS.SRB_STATUS_BUSY;
    default:
      return SRB_STATUS.SRB_STATUS_ERROR;
  }
}

/** The storage port driver of the lab: one device behind it, time on the virtual clock, faults on demand. */
export class LabPort implements Port {
  readonly faults = new FaultSchedule<FaultEffect>();
  observer: CommandObserver = {};

  constructor(
    readonly device: PortDevice,
    private readonly target: ScsiDevice,
    private readonly clock: VirtualClock,
  ) {}

  send(request: PortRequest): void {
    const { task } = request;
    const { observer } = this;
    observer.before?.(request);
    const started = this.clock.now;
    task.reset();
    const effect = this.faults.next(task.cdb[0]);
    if (effect) this.strike(request, effect);
    else this.carryOut(request);
    observer.after?.(request, started);
  }

  private carryOut(request: PortRequest): void {
    const { task } = request;
    this.target.execute(task);
    const limit = request.timeOut * 1000;
    if (limit > 0 && task.duration > limit) {
      // The port gives up; the robot does not: what it began, it ends.
      this.clock.advance(limit);
      task.duration = limit;
      task.transferred = 0;
      task.senseLength = 0;
      task.status = SCSISTAT.SCSISTAT_GOOD;
      request.srbStatus = SRB_STATUS.SRB_STATUS_TIMEOUT;
      return;
    }
    this.clock.advance(task.duration);
    request.srbStatus = srbStatusOf(task);
  }

  private strike(request: PortRequest, effect: FaultEffect): void {
    const { task } = request;
    if (effect.kind === 'srb') {
      request.srbStatus = effect.srbStatus;
      return;
    }
    task.status = SCSISTAT.SCSISTAT_CHECK_CONDITION;
    putSense(task.sense, effect.key, (effect.asc << 8) | effect.ascq);
    task.senseLength = SENSE_LENGTH;
    request.srbStatus = SRB_STATUS.SRB_STATUS_ERROR;
  }
}
