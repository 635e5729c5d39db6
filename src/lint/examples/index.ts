import { GROUP_A_EXAMPLES } from './group-a-structure.ts';
import { GROUP_B_EXAMPLES } from './group-b-feature-words.ts';
import { GROUP_C_EXAMPLES } from './group-c-counts.ts';
import { GROUP_D_EXAMPLES } from './group-d-numbering.ts';
import { GROUP_E_EXAMPLES } from './group-e-cleaning.ts';
import { GROUP_F_EXAMPLES } from './group-f-moves.ts';
import { GROUP_G_EXAMPLES } from './group-g-dismount.ts';
import { GROUP_H_EXAMPLES } from './group-h-position.ts';
import { GROUP_I_EXAMPLES } from './group-i-ports.ts';
import { GROUP_J_EXAMPLES } from './group-j-magazines.ts';
import { GROUP_K_EXAMPLES } from './group-k-volume-tags.ts';
import { GROUP_O_EXAMPLES } from './group-o-hygiene.ts';
import { GROUP_TL_EXAMPLES } from './group-tl-tape-drive.ts';
import { SOURCE_EXAMPLES } from './source.ts';
import type { Examples } from './example.ts';

/** An example for each rule that is checked in source, by the id of the rule. */
export const EXAMPLES: Examples = {
  ...GROUP_A_EXAMPLES,
  ...GROUP_B_EXAMPLES,
  ...GROUP_C_EXAMPLES,
  ...GROUP_D_EXAMPLES,
  ...GROUP_E_EXAMPLES,
  ...GROUP_F_EXAMPLES,
  ...GROUP_G_EXAMPLES,
  ...GROUP_H_EXAMPLES,
  ...GROUP_I_EXAMPLES,
  ...GROUP_J_EXAMPLES,
  ...GROUP_K_EXAMPLES,
  ...SOURCE_EXAMPLES,
  ...GROUP_O_EXAMPLES,
  ...GROUP_TL_EXAMPLES,
};
