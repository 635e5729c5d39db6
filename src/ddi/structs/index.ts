import type { StructDef } from '../struct.ts';
import * as changer from './ntddchgr.ts';
import * as storage from './ntddstor.ts';
import * as tape from './ntddtape.ts';
import * as wmi from './wmidata.ts';

/** The structures that travel in the buffers of device control and WMI requests, by name. */
const BUFFER_STRUCTS: Readonly<Record<string, StructDef>> = { ...changer, ...storage, ...tape, ...wmi };

/** The structure of a name that an IOCTL row holds. */
export function bufferStruct(name: string): StructDef {
  const definition = BUFFER_STRUCTS[name];
  if (definition === undefined) throw new Error(`No structure ${name} in the tables of src/ddi/structs.`);
  return definition;
}
