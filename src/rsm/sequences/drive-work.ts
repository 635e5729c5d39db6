import { NTSTATUS, ntSuccess } from '../../ddi/ntstatus.ts';
import type { DecidingFlag } from '../flag-effects.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { requestFailed, WorkFailed, type Work } from '../work.ts';

/** How long a drive may thread a medium. LTO data sheets say 20 s; DLT drives need up to 90 s. */
const READY_TIMEOUT = 180_000;

/** Ejects through the drive's own driver. @param flag what asks for it. */
export function eject(library: ManagedLibrary, index: number, flag: DecidingFlag): void {
  const status = library.driveClient(index).eject();
  if (!ntSuccess(status)) throw requestFailed(`Eject of drive ${index}`, status, flag);
}

/** Loads the medium that the changer put into a drive, and waits until the drive is ready. */
export function* load(library: ManagedLibrary, index: number): Work {
  const client = library.driveClient(index);
  const drive = library.drive(index);
  drive.state = 'MOUNTED';
  const status = client.load();
  if (!ntSuccess(status) && status !== NTSTATUS.STATUS_DEVICE_NOT_READY)
    throw requestFailed(`Load of drive ${index}`, status);
  let last = status;
  const waited = yield {
    for: 'device',
    what: `drive ${index} gets ready`,
    done: () => {
      last = client.ready();
      return ntSuccess(last);
    },
    timeout: READY_TIMEOUT,
  };
  if (waited === 'timeout')
    throw new WorkFailed(`Drive ${index} was not ready after ${READY_TIMEOUT / 1000} seconds.`, last);
  drive.state = 'LOADED';
}
