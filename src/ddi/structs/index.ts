import type { StructDef } from '../struct.ts';
import * as changer from './ntddchgr.ts';
import * as wmi from './wmidata.ts';

/** The structures of ntddchgr.h and wmidata.h by name: what IOCTL rows refer to. */
export const CHANGER_STRUCTS: Readonly<Record<string, StructDef>> = { ...changer, ...wmi };

/** The structure of a name that an IOCTL row holds. */
export function changerStruct(name: string): StructDef {
  const definition = CHANGER_STRUCTS[name];
  if (definition === undefined) throw new Error(`No structure ${name} in ntddchgr.h.`);
  return definition;
}
