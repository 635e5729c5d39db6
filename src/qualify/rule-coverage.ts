import { RULES } from '../ddi/rules/index.ts';
import { NOT_PROBED } from './not-probed.ts';
import { PROBES } from './probes/index.ts';

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
