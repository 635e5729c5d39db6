import type { Finding } from '../../ddi/rules/rule.ts';
import type { Int } from '../values/int.ts';
import type { State } from '../flow/state.ts';
import {
  arrayLength,
  membersIn,
  valuesOf,
  type ParameterRule,
  type ParameterStruct,
} from './parameter-struct.ts';

/**
 * Whether a path surely breaks a rule. The rule's own check is asked about every structure that the path may
 * leave: for some choice of the free bits it must object whatever the unknown bits are.
 */

/** A bit that is not known, in a member that the rule reads. */
interface OpenBit {
  readonly member: string;
  readonly index: number;
  readonly bit: number;
}

/** Thrown where a check reads a number that is not known. */
class NotKnown extends Error {}

const NOT_KNOWN = new NotKnown();
/** More open bits would be too many structures to look at. */
const MOST_BITS = 8;

type Mutable = Record<string, number | number[]>;

/** Members of a path, read once for all rules. */
export class PathParameters {
  private readonly values = new Map<string, readonly Int[]>();

  constructor(
    readonly struct: ParameterStruct,
    readonly state: State,
  ) {}

  private ones: Mutable | undefined;

  /** The structure with the bits that are known to be 1. */
  base(): Mutable {
    if (this.ones) return this.ones;
    const result: Mutable = {};
    for (const member of membersIn(this.struct)) {
      const values = this.of(member).map((value) => value.ones >>> 0);
      result[member] = arrayLength(this.struct, member) === undefined ? values[0] : values;
    }
    this.ones = result;
    return result;
  }

  of(member: string): readonly Int[] {
    let known = this.values.get(member);
    if (!known) {
      const meant = this.struct.meant?.(this.state, member);
      known = meant ? [meant] : valuesOf(this.struct, this.state, member);
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
  readonly opaque: ReadonlySet<string>;
}

/** The bits of a member that a rule reads. */
function masks(struct: ParameterStruct, rule: ParameterRule): Map<string, number> {
  const result = new Map<string, number>();
  for (const name of rule.reads ?? []) {
    const flag = struct.flagBits(name);
    const member = flag?.member ?? name;
    result.set(member, ((result.get(member) ?? 0) | (flag?.bits ?? 0xffffffff)) >>> 0);
  }
  return result;
}

const rulesMasks = new Map<string, Map<string, number>>();

function masksOf(struct: ParameterStruct, rule: ParameterRule): Map<string, number> {
  let known = rulesMasks.get(rule.id);
  if (!known) rulesMasks.set(rule.id, (known = masks(struct, rule)));
  return known;
}

function openBits(rule: ParameterRule, path: PathParameters): Open {
  const free: OpenBit[] = [];
  const unknown: OpenBit[] = [];
  const opaque = new Set<string>();
  for (const [member, mask] of masksOf(path.struct, rule))
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
  const { marked } = path.struct;
  const [value] = path.of(marked);
  const word = parameters[marked];
  if ((value.free & MARKER) === 0 || typeof word !== 'number') return;
  const low = word & 0x7fffffff;
  parameters[marked] = low === 0 ? 0 : (low | MARKER) >>> 0;
}

/** The structure for a check: what is not known cannot be read. */
function guarded(parameters: Mutable, opaque: ReadonlySet<string>): Mutable {
  for (const member of opaque)
    Object.defineProperty(parameters, member, {
      get: () => {
        throw NOT_KNOWN;
      },
    });
  return parameters;
}

function check(rule: ParameterRule, path: PathParameters, parameters: Mutable): Finding | undefined {
  // The table that the rule stands in and the members come from one and the same structure.
  return rule.check?.({ ...path.struct.also, parameters: parameters as never });
}

function ask(rule: ParameterRule, path: PathParameters, parameters: Mutable): Finding | undefined {
  try {
    return check(rule, path, parameters);
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

/** What a rule says to a path that surely breaks it. */
export function surelyBroken(rule: ParameterRule, path: PathParameters): Finding | undefined {
  const { free, unknown, opaque } = openBits(rule, path);
  if (free.length + unknown.length + opaque.size === 0) return check(rule, path, path.base());
  if (free.length + unknown.length > MOST_BITS) return undefined;
  const bits = [...unknown, ...free];
  for (let choice = 0; choice < 1 << free.length; choice++) {
    let first: Finding | undefined;
    for (let rest = 0; rest < 1 << unknown.length; rest++) {
      const parameters = completed(path, bits, rest | (choice << unknown.length));
      withMarker(path, parameters);
      const finding = ask(rule, path, guarded(parameters, opaque));
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
