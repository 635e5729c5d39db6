import { NTSTATUS, ntSuccess } from '../../ddi/ntstatus.ts';
import type { DecidingFlag } from '../flag-effects.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import { requestFailed, WorkFailed, type Work } from '../work.ts';

/** How long a drive may thread a medium. LTO data sheets say 20 s; DLT drives need up to 90 s. */
const READY_TIMEOUT = 180_000;

/** What a drive answers that has nothing to eject: it is empty, or has given its medium up already. */
const NOTHING_TO_EJECT: ReadonlySet<number> = new Set([
  NTSTATUS.STATUS_NO_MEDIA,
  NTSTATUS.STATUS_NO_MEDIA_IN_DEVICE,
]);

/** What a drive answers that has news of its medium first: the request was not carried out. */
const NEWS: ReadonlySet<number> = new Set([
  NTSTATUS.STATUS_VERIFY_REQUIRED,
  NTSTATUS.STATUS_MEDIA_CHANGED,
  NTSTATUS.STATUS_BUS_RESET,
]);
/** A drive has a few unit attentions at once at most; one that has always more is broken. */
const MOST_NEWS = 8;

/** Sends a request again while the drive has news instead of carrying it out. @returns its NTSTATUS. */
export function insist<T extends { readonly status: number }>(request: () => T): T {
  let reply = request();
  for (let more = 1; more < MOST_NEWS && NEWS.has(reply.status); more++) reply = request();
  return reply;
}

/** Ejects through the drive's own driver. @param flag what asks for it. */
export function eject(library: ManagedLibrary, index: number, flag: DecidingFlag): void {
  const client = library.driveClient(index);
  const { status } = insist(() => ({ status: client.eject() }));
  if (!ntSuccess(status) && !NOTHING_TO_EJECT.has(status))
    throw requestFailed(`Eject of drive ${index}`, status, flag);
}

/** Loads the medium that the changer put into a drive, and waits until the drive is ready. */
export function* load(library: ManagedLibrary, index: number): Work {
  const client = library.driveClient(index);
  const drive = library.drive(index);
  drive.state = 'MOUNTED';
  const { status } = insist(() => ({ status: client.load() }));
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
}
