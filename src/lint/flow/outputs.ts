import type { StructDef } from '../../ddi/struct.ts';
import { GET_CHANGER_PARAMETERS } from '../../ddi/structs/ntddchgr.ts';
import { TAPE_GET_DRIVE_PARAMETERS } from '../../ddi/structs/ntddtape.ts';

/** The objects that a routine returns a structure in. In them only the members of the structure are told apart. */

/** What GET_CHANGER_PARAMETERS is returned in: the system buffer of the request. */
export const SYSTEM_BUFFER = 'SystemBuffer';

/** What TAPE_GET_DRIVE_PARAMETERS is returned in: the parameters of the command. */
export const DRIVE_PARAMETERS = 'DriveParameters';

const STRUCTS: ReadonlyMap<string, StructDef> = new Map<string, StructDef>([
  [SYSTEM_BUFFER, GET_CHANGER_PARAMETERS],
  [DRIVE_PARAMETERS, TAPE_GET_DRIVE_PARAMETERS],
]);

/** The structure that an object of this name is; undefined for any other object. */
export function outputStruct(object: string): StructDef | undefined {
  return STRUCTS.get(object);
}
