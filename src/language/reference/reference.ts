import { CHANGER_GROUPS } from './changer-groups.ts';
import type { Constant, ConstantGroup } from './group.ts';
import { scsiGroups } from './scsi-groups.ts';
import { SRB_GROUPS } from './srb-groups.ts';
import { structures, type MemberTopic, type StructureTopic } from './structures.ts';
import { TAPE_GROUPS } from './tape-groups.ts';

/** One constant with the group that it belongs to. */
export interface ConstantTopic {
  readonly constant: Constant;
  readonly group: ConstantGroup;
}

/** What the tables and the shipped headers say about each name. Built on first need. */
export class Reference {
  private static built: Reference | undefined;
  readonly groups: readonly ConstantGroup[];
  private readonly constants = new Map<string, ConstantTopic>();
  private readonly byName: ReadonlyMap<string, StructureTopic>;
  private readonly byMember = new Map<string, MemberTopic[]>();

  private constructor() {
    this.groups = [...CHANGER_GROUPS, ...TAPE_GROUPS, ...SRB_GROUPS, ...scsiGroups()];
    for (const group of this.groups)
      for (const constant of group.constants)
        if (!this.constants.has(constant.name)) this.constants.set(constant.name, { constant, group });
    this.byName = structures();
    for (const { members } of this.byName.values())
      for (const member of members.values())
        this.byMember.set(member.name, [...(this.byMember.get(member.name) ?? []), member]);
  }

  static get(): Reference {
    return (Reference.built ??= new Reference());
  }

  constant(name: string): ConstantTopic | undefined {
    return this.constants.get(name);
  }

  structure(name: string): StructureTopic | undefined {
    return this.byName.get(name.replace(/^_/, ''));
  }

  /** The members of a name: the one of the structure where that is known, else all. */
  members(name: string, structure: string | undefined): readonly MemberTopic[] {
    const all = this.byMember.get(name) ?? [];
    if (structure === undefined) return all;
    const own = this.structure(structure)?.members.get(name);
    return own ? [own] : [];
  }

  /** The constants that are values of a member. */
  groupsOf(member: string, structure: string | undefined): readonly ConstantGroup[] {
    return this.groups.filter(({ members }) =>
      members.some((one) => {
        const [of, name] = [one.slice(0, one.indexOf('.')), one.slice(one.indexOf('.') + 1)];
        return name === member && (of === '*' || structure === undefined || of === structure);
      }),
    );
  }
}
