import { FEATURES0 } from '../../ddi/features.ts';
import { TAPE_RULES } from '../../ddi/rules/index.ts';
import type { TapeFacts } from '../../ddi/rules/tape-rule.ts';
import type { ParameterRoutine } from '../analysis.ts';
import { CHANGER_STRUCT, memberValues } from './known-parameters.ts';
import type { ParameterStruct } from './parameter-struct.ts';
import { TAPE_STRUCT } from './tape-parameters.ts';

/** The rules that compare the driver of a changer with that of its drives, where one lint run has both. */

/** Rules about a drive that need to know what the driver of the changer returns. */
export const PAIR_RULES = TAPE_RULES.filter(({ staticCheck, reads }) => staticCheck === 'partial' && reads);

/** The flags of the changer that they look at. */
const FLAGS =
  FEATURES0.CHANGER_PREDISMOUNT_EJECT_REQUIRED.value | FEATURES0.CHANGER_DRIVE_CLEANING_REQUIRED.value;

/** What the driver of a changer surely returns; undefined where its paths differ or are not known. */
export type ChangerWords = NonNullable<TapeFacts['changer']>;

/** What a file tells of the changer: nothing, something that its paths do not agree on, or its flags. */
export type ChangerClaim = 'none' | 'unclear' | ChangerWords;

/** What the routines of a file tell of the changer. */
export function changerClaim(routines: readonly ParameterRoutine[]): ChangerClaim {
  const words = routines
    .flatMap(({ struct, paths }) => (struct === CHANGER_STRUCT ? paths : []))
    .map((state) => memberValues(state, 'Features0')[0]);
  const [first] = words;
  if (!first) return 'none';
  if (words.some(({ known }) => (~known & FLAGS) !== 0)) return 'unclear';
  if (words.some(({ ones }) => ((ones ^ first.ones) & FLAGS) !== 0)) return 'unclear';
  return { Features0: (first.ones & FLAGS) >>> 0, Features1: 0 };
}

/** The flags of the changer that tape rules compare with; undefined where several files do not agree on them. */
export function agreedChanger(claims: readonly ChangerClaim[]): ChangerWords | undefined {
  const made = claims.filter((claim) => claim !== 'none');
  const [first] = made;
  if (first === undefined || first === 'unclear') return undefined;
  const same = made.every((claim) => claim !== 'unclear' && claim.Features0 === first.Features0);
  return same ? first : undefined;
}

/** The structure of a drive beside a changer whose driver is known. */
export function besideChanger(changer: ChangerWords | undefined): ParameterStruct {
  if (!changer) return TAPE_STRUCT;
  return { ...TAPE_STRUCT, rules: [...TAPE_STRUCT.rules, ...PAIR_RULES], also: { changer } };
}
