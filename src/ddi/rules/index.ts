/** The one table of feature rules: lint, run-time check and documentation read these rows. */
import { GROUP_A } from './group-a-structure.ts';
import { GROUP_B } from './group-b-feature-words.ts';
import { GROUP_C_COUNTS } from './group-c-counts.ts';
import { GROUP_C_ACCESS } from './group-c-access.ts';
import { GROUP_D } from './group-d-numbering.ts';
import { GROUP_E_CLEANER } from './group-e-cleaner.ts';
import { GROUP_E_TIME } from './group-e-cleaning-time.ts';
import { GROUP_F_BYTES } from './group-f-capability-bytes.ts';
import { GROUP_F_USE } from './group-f-moves-needed.ts';
import { GROUP_F_BEHAVIOUR } from './group-f-behaviour.ts';
import { GROUP_G } from './group-g-dismount.ts';
import { GROUP_H } from './group-h-position.ts';
import { GROUP_I_FLAGS } from './group-i-port-flags.ts';
import { GROUP_I_REQUESTS } from './group-i-access-requests.ts';
import { GROUP_J } from './group-j-magazine.ts';
import { GROUP_K } from './group-k-volume-tags.ts';
import { GROUP_L } from './group-l-initialize.ts';
import { GROUP_M } from './group-m-product-data.ts';
import { GROUP_N } from './group-n-element-status.ts';
import { GROUP_O } from './group-o-hygiene.ts';
import { GROUP_TL } from './group-tl-tape-drive.ts';
import type { ChangerRule, Rule } from './rule.ts';
import type { TapeRule } from './tape-rule.ts';

/** The rules about changers in the order of their ids. */
export const CHANGER_RULES: readonly ChangerRule[] = [
  ...GROUP_A,
  ...GROUP_B,
  ...GROUP_C_COUNTS,
  ...GROUP_C_ACCESS,
  ...GROUP_D,
  ...GROUP_E_CLEANER,
  ...GROUP_E_TIME,
  ...GROUP_F_BYTES,
  ...GROUP_F_USE,
  ...GROUP_F_BEHAVIOUR,
  ...GROUP_G,
  ...GROUP_H,
  ...GROUP_I_FLAGS,
  ...GROUP_I_REQUESTS,
  ...GROUP_J,
  ...GROUP_K,
  ...GROUP_L,
  ...GROUP_M,
  ...GROUP_N,
  ...GROUP_O,
];

/** The rules about tape drives in the order of their ids. */
export const TAPE_RULES: readonly TapeRule[] = GROUP_TL;

/** All rules in the order of their ids. */
export const RULES: readonly Rule[] = [...CHANGER_RULES, ...TAPE_RULES];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));
const byName = new Map(RULES.map((rule) => [rule.name, rule]));

/** The rule with an id such as `E03`; undefined where there is none. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}

/** The rule with a name such as `cleaner-slot-needs-drive-cleaning`; undefined where there is none. */
export function ruleByName(name: string): Rule | undefined {
  return byName.get(name);
}
