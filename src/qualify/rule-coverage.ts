import { RULES } from '../ddi/rules/index.ts';
import { PROBES } from './probes/index.ts';

/** Rules that a run could check by the catalogue and no probe does: why. */
export const NOT_PROBED: Readonly<Record<string, string>> = {
  A02: 'What was never set shows as A03, in the reserved members that every call returns.',
  E14: 'It is about the caller: it must not look at ELEMENT_STATUS_ACCESS of a drive that is being cleaned.',
  N13: 'Every emulated transport knows whether it holds a cartridge.',
};

/** The probes that serve a rule, by its id. */
export function probesByRule(): Map<string, string[]> {
  const served = new Map<string, string[]>();
  for (const { id, rules } of PROBES)
    for (const rule of rules) served.set(rule, [...(served.get(rule) ?? []), id]);
  return served;
}

/** Rules with a check at run time that neither a probe serves nor a reason leaves out: there must be none. */
export function forgottenRules(): string[] {
  const served = probesByRule();
  return RULES.filter(
    ({ id, runtime }) => runtime !== undefined && !served.has(id) && !(id in NOT_PROBED),
  ).map(({ id }) => id);
}
