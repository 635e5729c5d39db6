import { MEMBER_MEANINGS } from '../../ddi/meanings/members.ts';
import { ROUTINE_MEANINGS } from '../../ddi/meanings/routines.ts';
import { MCD_INIT_DATA_SIZE, MINICLASS_ROUTINES } from '../../ddi/routines.ts';
import type { StructDef } from '../../ddi/struct.ts';
import * as changerCdb from '../../ddi/structs/cdb-changer.ts';
import * as primaryCdb from '../../ddi/structs/cdb-primary.ts';
import * as tapeCdb from '../../ddi/structs/cdb-tape.ts';
import { KNOWN_STRUCTS } from '../../lint/syntax/known-types.ts';

/** The structures of the shipped headers with their members. */

/** A member of a structure. */
export interface MemberTopic {
  readonly structure: string;
  readonly name: string;
  readonly type: string;
  /** Offset in bytes: [32-bit, 64-bit]. */
  readonly offset: readonly [number, number];
  /** `lo-hi` of a bit field. */
  readonly bits?: string;
  readonly meaning?: string;
  readonly source: string;
}

export interface StructureTopic {
  readonly name: string;
  readonly size: readonly [number, number];
  readonly source: string;
  readonly notes?: string;
  readonly members: ReadonlyMap<string, MemberTopic>;
}

function topic(definition: StructDef): StructureTopic {
  const { name, size, source, notes } = definition;
  const meanings = MEMBER_MEANINGS.get(name) ?? {};
  const members = Object.entries(definition.fields).map(([field, [type, x86, x64, bits]]): MemberTopic => {
    const meaning = meanings[field];
    return {
      structure: name,
      name: field,
      type,
      offset: [x86, x64],
      ...(bits === undefined ? {} : { bits }),
      ...(meaning === undefined ? {} : { meaning }),
      source,
    };
  });
  return {
    name,
    size,
    source,
    ...(notes === undefined ? {} : { notes }),
    members: new Map(members.map((member) => [member.name, member])),
  };
}

/** MCD_INIT_DATA: its size, then a pointer for each routine. */
function initData(): StructureTopic {
  const source = 'mcd.h; ddi ns-mcd-_mcd_init_data';
  const structure = 'MCD_INIT_DATA';
  const size: MemberTopic = {
    structure,
    name: 'InitDataSize',
    type: 'ULONG',
    offset: [0, 0],
    meaning: 'sizeof(MCD_INIT_DATA)',
    source,
  };
  const routines = MINICLASS_ROUTINES.map(({ name, offset, type }): MemberTopic => ({
    structure,
    name,
    type: `${type}*`,
    offset,
    meaning: ROUTINE_MEANINGS[name],
    source,
  }));
  return {
    name: structure,
    size: MCD_INIT_DATA_SIZE,
    source,
    members: new Map([size, ...routines].map((member) => [member.name, member])),
  };
}

/** Structures by name; a member of the union of commands is `CDB.MOVE_MEDIUM`. */
export function structures(): ReadonlyMap<string, StructureTopic> {
  const cdbs = [changerCdb, primaryCdb, tapeCdb].flatMap((module) => Object.values<StructDef>(module));
  const all = [...KNOWN_STRUCTS.values(), ...cdbs].map(topic);
  return new Map([...all, initData()].map((one) => [one.name, one]));
}
