import { MINICLASS_ROUTINES } from '../../ddi/routines.ts';
import type { Unit } from '../syntax/unit.ts';

/** Which function of a file is which routine of a changer miniclass driver. */

/** Where the routines are in MCD_INIT_DATA, for an initialiser without names: the size comes first. */
const POSITIONS: readonly string[] = ['InitDataSize', ...MINICLASS_ROUTINES.map(({ name }) => name)];

function boundByName(clean: string): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const [, member, name] of clean.matchAll(/(?:\.|->)\s*(Changer\w+)\s*=\s*&?\s*(\w+)/g)) {
    if (!POSITIONS.includes(member)) continue;
    result.set(member, (result.get(member) ?? new Set()).add(name));
  }
  return result;
}

function boundByPosition(clean: string): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const [, list] of clean.matchAll(/\bMCD_INIT_DATA\s+\w+\s*=\s*\{([^{}]*)\}/g)) {
    if (list.includes('=')) continue;
    for (const [i, text] of list.split(',').entries()) {
      const name = /^\s*&?\s*(\w+)\s*$/.exec(text)?.[1];
      const member = POSITIONS[i];
      if (name !== undefined && member !== undefined) result.set(member, new Set([name]));
    }
  }
  return result;
}

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
}
