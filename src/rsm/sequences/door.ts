import { NTSTATUS } from '../../ddi/ntstatus.ts';
import type { ManagedLibrary } from '../managed-library.ts';
import type { InventoryMethod } from '../states.ts';
import { WorkFailed, type Work } from '../work.ts';
import { operator, withAccess } from './access.ts';
import { dismountAll } from './dismount.ts';
import { inventory } from './inventory.ts';

/** Lets an operator reach into the library: Win32 AccessNtmsLibraryDoor. On closing, the inventory runs. */
export function* accessDoor(
  library: ManagedLibrary,
  door: number,
  method: InventoryMethod,
  timeout: number,
): Work {
  const { changer } = library;
  if (door >= changer.parameters.NumberOfDoors)
    throw new WorkFailed(`There is no door ${door}: the library has ${changer.parameters.NumberOfDoors}.`);
  if (library.has('CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS')) dismountAll(library);
  const open = (): boolean => changer.send('GET_STATUS').status === NTSTATUS.STATUS_DEVICE_DOOR_OPEN;
  yield* withAccess(library, 'door', door, function* (): Work {
    yield* operator(`Open door ${door}.`, open, timeout);
    yield* operator(`Close door ${door}.`, () => !open(), timeout);
  });
  yield* inventory(library, method);
}
