import { MINICLASS_ROUTINES } from '../../ddi/routines.ts';
import { TAPE_INIT_MEMBERS, TAPE_ROUTINES } from '../../ddi/tape/routines.ts';
import type { Unit } from '../syntax/unit.ts';

/** Which function of a file is which routine of a changer or tape miniclass driver. */

const CHANGER_ROUTINES: readonly string[] = MINICLASS_ROUTINES.map(({ name }) => name);
/** Members of TAPE_INIT_DATA_EX in their order. */
const TAPE_MEMBERS: readonly string[] = [
  ...TAPE_ROUTINES.map(({ name, offset }) => ({ name, at: offset[0] })),
  ...Object.entries(TAPE_INIT_MEMBERS).map(([name, [at]]) => ({ name, at })),
]
  .sort((a, b) => a.at - b.at)
  .map(({ name }) => name);

/** Where the routines are in an initialiser without names, by the structure. */
const POSITIONS: Readonly<Record<string, readonly string[]>> = {
  MCD_INIT_DATA: ['InitDataSize', ...CHANGER_ROUTINES],
  TAPE_INIT_DATA_EX: TAPE_MEMBERS,
  TAPE_INIT_DATA: TAPE_MEMBERS.slice(1),
};
const MEMBERS = new Set([...CHANGER_ROUTINES, ...TAPE_ROUTINES.map(({ name }) => name)]);

function boundByName(clean: string): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const [, member, name] of clean.matchAll(/(?:\.|->)\s*(\w+)\s*=\s*&?\s*(\w+)/g)) {
    if (!MEMBERS.has(member)) continue;
    result.set(member, (result.get(member) ?? new Set()).add(name));
  }
  return result;
}

function boundByPosition(clean: string): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const [, type, list] of clean.matchAll(
    /\b(MCD_INIT_DATA|TAPE_INIT_DATA(?:_EX)?)\s+\w+\s*=\s*\{([^{}]*)\}/g,
  )) {
    if (list.includes('=')) continue;
    for (const [i, text] of list.split(',').entries()) {
      const name = /^\s*&?\s*(\w+)\s*$/.exec(text)?.[1];
      const member = POSITIONS[type].at(i);
      if (name !== undefined && member !== undefined) result.set(member, new Set([name]));
    }
  }
  return result;
}

/** Parameters of TAPE_PROCESS_COMMAND_ROUTINE. */
const COMMAND_PARAMETERS = 7;

/** The functions of the file that are the routine of a name: bound to it, or of that name themselves. */
export class Routines {
  private readonly bound: readonly Map<string, Set<string>>[];

  constructor(private readonly unit: Unit) {
    this.bound = [boundByName(unit.clean), boundByPosition(unit.clean)];
  }

  named(routine: string): readonly string[] {
    const names = new Set(this.bound.flatMap((map) => [...(map.get(routine) ?? [])]));
    // Bound under another name, a function that has the fixed name is a helper of that name.
    if (names.size === 0) names.add(routine);
    return [...names].filter((name) => this.unit.functions.get(name)?.file === this.unit.file);
  }

  /** Functions that fill in GET_CHANGER_PARAMETERS: the routine, and what looks like one. */
  parameterRoutines(): readonly string[] {
    const names = new Set(this.named('ChangerGetParameters'));
    for (const { name, text } of this.unit.ownFunctions())
      if (/\bSystemBuffer\b/.test(text) && /\bP?_?GET_CHANGER_PARAMETERS\b/.test(text)) names.add(name);
    return [...names];
  }

  /** Functions that fill in TAPE_GET_DRIVE_PARAMETERS: the routine, and command routines that look like one. */
  driveParameterRoutines(): readonly string[] {
    if (!/\bTAPE_GET_DRIVE_PARAMETERS\b|\bGetDriveParameters\b/.test(this.unit.clean)) return [];
    const names = new Set(this.named('GetDriveParameters'));
    for (const { name, text } of this.unit.ownFunctions())
      if (/\bP?_?TAPE_GET_DRIVE_PARAMETERS\b/.test(text)) names.add(name);
    return [...names].filter((name) => this.unit.definition(name)?.parameters.length === COMMAND_PARAMETERS);
  }
}
