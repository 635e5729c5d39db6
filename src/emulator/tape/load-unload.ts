import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { illegal, invalidField } from '../device/reply.ts';
import { stopAtFault, stopNotReady } from './ending.ts';
import { spend } from './immediate.ts';
import { beginLoad, beginUnload, settle } from './loading.ts';
import type { TapeState } from './tape-state.ts';
import { TAPE_ALERT } from './tape-state.ts';

const IMMEDIATE = 0x01;
const HOLD = 0x08;
const END_OF_TAPE = 0x04;
const RETENSION = 0x02;
const LOAD = 0x01;

function load(state: TapeState, task: ScsiTask, immediate: boolean): void {
  if (state.stage === 'ready') {
    const runs = task.cdb[4] & RETENSION ? 2 * state.profile.times.fullLength * 1000 : 0;
    const time = runs + state.motionTime(0);
    state.partition = 0;
    state.object = 0;
    return spend(state, task, time, immediate, ADDITIONAL_SENSE.REWIND_IN_PROGRESS);
  }
  if (state.stage !== 'held' && state.stage !== 'ejected') return stopNotReady(state, task);
  beginLoad(state, state.clock.now);
  if (!immediate) task.duration = state.until - state.clock.now;
}

function unload(state: TapeState, task: ScsiTask, immediate: boolean): void {
  // A cartridge that is out already has nothing more to do.
  if (state.stage === 'held' || state.stage === 'ejected') {
    if (!(task.cdb[4] & HOLD)) state.stage = 'ejected';
    return;
  }
  if (state.stage !== 'ready') return stopNotReady(state, task);
  if (state.initiators.preventing()) {
    state.alerts.add(TAPE_ALERT.NO_REMOVAL);
    return illegal(task, ADDITIONAL_SENSE.MEDIUM_REMOVAL_PREVENTED);
  }
  const fault = beginUnload(state);
  if (fault) return stopAtFault(state, task, fault, ADDITIONAL_SENSE.UNLOAD_TAPE_FAILURE, 0);
  if (!immediate) task.duration = state.until - state.clock.now;
  if (!(task.cdb[4] & HOLD) && state.profile.ejects) return;
  // Held, or a drive without a motor for it: the tape is out of its path, the cartridge stays in.
  state.stage = 'held';
  state.until = 0;
}

/**
 * LOAD UNLOAD (SSC-4). Loading a loaded tape rewinds it; an ejected cartridge that is still there is drawn in
 * again.
 * Errors: 5/24/00 EOT, which the drive does not do, or RETENSION when unloading; 2/3A/00 no cartridge; 5/53/02
 * removal is prevented; 3/53/01 the content could not be kept: the tape stays loaded.
 */
export function loadUnload(state: TapeState, task: ScsiTask): void {
  const flags = task.cdb[4];
  const immediate = (task.cdb[1] & IMMEDIATE) !== 0;
  settle(state);
  if (flags & END_OF_TAPE) return invalidField(task, 4, 2);
  if (flags & LOAD) return load(state, task, immediate);
  if (flags & RETENSION) return invalidField(task, 4, 1);
  unload(state, task, immediate);
}
