import type { ChangerParameters, Finding, Rule } from '../../ddi/rules/rule.ts';
import type { Int } from '../values/int.ts';
import type { State } from '../flow/state.ts';
import { flagBits, lengthOf, memberValues, MEMBERS, type MemberName } from './known-parameters.ts';
import { inOwnWord } from './misplaced.ts';

/**
 * Whether a path surely breaks a rule. The rule's own check is asked about every structure that the path may
 * leave: for some choice of the free bits it must object whatever the unknown bits are.
 */

/** A bit that is not known, in a member that the rule reads. */
interface OpenBit {
  readonly member: MemberName;
  readonly index: number;
  readonly bit: number;
}

/** Thrown where a check reads a number that is not known. */
class NotKnown extends Error {}

const NOT_KNOWN = new NotKnown();
/** More open bits would be too many structures to look at. */
const MOST_BITS = 8;

type Mutable = { [Name in keyof ChangerParameters]: number | number[] };

/** Members of a path, read once for all rules. */
export class PathParameters {
  private readonly values = new Map<MemberName, readonly Int[]>();

  constructor(readonly state: State) {}

  private ones: Mutable | undefined;

  /** The structure with the bits that are known to be 1. */
  base(): Mutable {
    if (this.ones) return this.ones;
    const result = {} as Mutable;
    for (const member of MEMBERS) {
      const values = this.of(member).map((value) => value.ones >>> 0);
      result[member] = lengthOf(member) === undefined ? values[0] : values;
    }
    this.ones = result;
    return result;
  }

  of(member: MemberName): readonly Int[] {
    let known = this.values.get(member);
    if (!known) {
      const isWord = member === 'Features0' || member === 'Features1';
      known = isWord ? [inOwnWord(this.state, member)] : memberValues(this.state, member);
      this.values.set(member, known);
    }
    return known;
  }
}

function bitsOf(word: number): number[] {
  const bits: number[] = [];
  for (let i = 0; i < 32; i++) if ((word >>> i) & 1) bits.push((1 << i) >>> 0);
  return bits;
}

interface Open {
  readonly free: readonly OpenBit[];
  readonly unknown: readonly OpenBit[];
  /** Members whose value is not known at all: the check must do without them. */
  readonly opaque: ReadonlySet<MemberName>;
}

/** The bits of a member that a rule reads. */
function masks(rule: Rule): Map<MemberName, number> {
  const result = new Map<MemberName, number>();
  for (const name of rule.reads ?? []) {
    const flag = flagBits(name);
    const member = flag?.member ?? (name as MemberName);
    result.set(member, ((result.get(member) ?? 0) | (flag?.bits ?? 0xffffffff)) >>> 0);
  }
  return result;
}

const rulesMasks = new Map<string, Map<MemberName, number>>();

function masksOf(rule: Rule): Map<MemberName, number> {
  let known = rulesMasks.get(rule.id);
  if (!known) rulesMasks.set(rule.id, (known = masks(rule)));
  return known;
}

function openBits(rule: Rule, path: PathParameters): Open {
  const free: OpenBit[] = [];
  const unknown: OpenBit[] = [];
  const opaque = new Set<MemberName>();
  for (const [member, mask] of masksOf(rule))
    for (const [index, value] of path.of(member).entries()) {
      const open = (mask & ~value.known) >>> 0;
      if (open === 0) continue;
      const freeBits = path.state.blurred ? 0 : open & value.free;
      const rest = bitsOf((open & ~freeBits) >>> 0);
      // A number with many unknown bits is an unknown number.
      if (rest.length > MOST_BITS) opaque.add(member);
      else unknown.push(...rest.map((bit) => ({ member, index, bit })));
      free.push(...bitsOf(freeBits >>> 0).map((bit) => ({ member, index, bit })));
    }
  return { free, unknown, opaque };
}

/** The structure with the open bits as a number says. */
function completed(path: PathParameters, bits: readonly OpenBit[], choice: number): Mutable {
  const result = { ...path.base() };
  bits.forEach(({ member, index, bit }, i) => {
    if (((choice >>> i) & 1) === 0) return;
    const value = result[member];
    if (typeof value === 'number') result[member] = (value | bit) >>> 0;
    else result[member] = value.map((part, at) => (at === index ? (part | bit) >>> 0 : part));
  });
  return result;
}

const MARKER = 0x80000000;

/** The marker bit comes with the constants: free, it is set where one of them is. */
function withMarker(path: PathParameters, parameters: Mutable): void {
  const [value] = path.of('Features1');
  const word = parameters.Features1;
  if ((value.free & MARKER) === 0 || typeof word !== 'number') return;
  const low = word & 0x7fffffff;
  parameters.Features1 = low === 0 ? 0 : (low | MARKER) >>> 0;
}

/** The structure for a check: what is not known cannot be read. */
function guarded(parameters: Mutable, opaque: ReadonlySet<MemberName>): ChangerParameters {
  for (const member of opaque)
    Object.defineProperty(parameters, member, {
      get: () => {
        throw NOT_KNOWN;
      },
    });
  return parameters as unknown as ChangerParameters;
}

function ask(rule: Rule, parameters: ChangerParameters): Finding | undefined {
  try {
    return rule.check?.({ parameters });
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

/** What a rule says to a path that surely breaks it. */
export function surelyBroken(rule: Rule, path: PathParameters): Finding | undefined {
  const { free, unknown, opaque } = openBits(rule, path);
  if (free.length + unknown.length + opaque.size === 0)
    return rule.check?.({ parameters: path.base() as unknown as ChangerParameters });
  if (free.length + unknown.length > MOST_BITS) return undefined;
  const bits = [...unknown, ...free];
  for (let choice = 0; choice < 1 << free.length; choice++) {
    let first: Finding | undefined;
    for (let rest = 0; rest < 1 << unknown.length; rest++) {
      const parameters = completed(path, bits, rest | (choice << unknown.length));
      withMarker(path, parameters);
      const finding = ask(rule, guarded(parameters, opaque));
      // A message with a value in it must be true whatever the unknown bits are.
      if (!finding || (first && finding.message !== first.message)) {
        first = undefined;
        break;
      }
      first ??= finding;
    }
    if (first) return first;
  }
  return undefined;
}
