import { finding, type Finding } from '../finding.ts';
import type { State } from '../flow/state.ts';
import { flagBits, memberValues } from '../parameters/known-parameters.ts';
import type { OutcomeRule, ParameterContext } from '../source-rule.ts';
import type { Place } from '../syntax/place.ts';
import { visitExpressions } from '../syntax/walk.ts';
import { flagOperands } from './flag-operands.ts';
import { functionsWith } from './functions.ts';

/** Rules that compare other code of the driver with what ChangerGetParameters returns: K01 and K08. */

/** Whether a path sets a flag: undefined where it is not known. */
function flagOn(state: State, name: string): boolean | undefined {
  const flag = flagBits(name);
  if (!flag) return undefined;
  const [value] = memberValues(state, flag.member);
  if ((value.ones & flag.bits) >>> 0 === flag.bits) return true;
  return (value.known & ~value.ones & flag.bits) !== 0 ? false : undefined;
}

const READER = 'CHANGER_BAR_CODE_SCANNER_INSTALLED';
/** Names of things of the driver's own that say whether a reader is there. */
const PRESENCE =
  /\b(?!CHANGER_)(?:\w*(?:bar_?code|scanner)\w*(?:present|installed|fitted|found|available|option(?:al)?)|(?:has|have|is)_?\w*(?:bar_?code|scanner)\w*)\b/i;
/** INQUIRY byte 55: the last of the vendor-specific ones. */
const INQUIRY_BIT = /\bVendorSpecific\s*\[\s*(?:19|0x13)\s*\]|\bInquiry\w*\s*\[\s*(?:55|0x37)\s*\]/i;

/** A place where the flag is set from its constant. */
function setAt(state: State): Place | undefined {
  const bits = flagBits(READER);
  if (!bits) return undefined;
  const [value] = memberValues(state, bits.member);
  return value.marks.find(({ name }) => name === READER)?.at;
}

/** Words of the source, without those of requests that name the reader for other reasons. */
function ownWords(text: string): string {
  return text.replace(/\b(?:BarCodeScan|NoBarCode|CHANGER_\w+)\b/g, '');
}

/**
 * K01: the flag is set on every path although the driver itself shows that the reader is optional. A driver of
 * a single model that always has one is right to set it.
 */
export const READER_OPTIONAL: OutcomeRule = {
  id: 'K01',
  trigger: /\bCHANGER_BAR_CODE_SCANNER_INSTALLED\b/,
  mends: false,
  check({ unit, paths }: ParameterContext): Finding[] {
    const [first] = paths;
    if (!first || paths.some((state) => flagOn(state, READER) !== true)) return [];
    const words = ownWords(unit.clean);
    if (!INQUIRY_BIT.test(words) && !PRESENCE.test(words)) return [];
    const at = setAt(first);
    if (!at) return [];
    const message = `${READER} is set on every path, but the driver itself looks at whether a reader is fitted. Set the flag only where it is.`;
    return [finding('K01', message, at)];
  },
};

/** K08: an alternate volume tag is reported by a changer that cannot turn media over. */
export const ALTERNATE_TAG: OutcomeRule = {
  id: 'K08',
  trigger: /\bELEMENT_STATUS_AVOLTAG\b/,
  mends: false,
  check({ unit, paths }: ParameterContext): Finding[] {
    if (paths.length === 0 || paths.some((state) => flagOn(state, 'CHANGER_MEDIUM_FLIP') !== false))
      return [];
    const found: Finding[] = [];
    for (const definition of functionsWith(unit, this.trigger))
      visitExpressions(definition.body, (node) => {
        if (node.kind !== 'assign' || !/^\|?=$/.test(node.operator)) return;
        const name = flagOperands(node.value).find((operand) => operand.name === 'ELEMENT_STATUS_AVOLTAG');
        if (!name) return;
        found.push(
          finding(
            'K08',
            'ELEMENT_STATUS_AVOLTAG is for the second side of a medium, but CHANGER_MEDIUM_FLIP is not set in Features0.',
            name.at,
          ),
        );
      });
    return found;
  },
};
