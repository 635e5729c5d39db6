import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/ddi/rules/index.ts';
import { PROBES } from '../../src/qualify/probes/index.ts';
import { PROBE_GROUPS } from '../../src/qualify/probe.ts';
import { NOT_PROBED } from '../../src/qualify/not-probed.ts';
import { forgottenRules, probesByRule } from '../../src/qualify/rule-coverage.ts';
import { OWN_RULES, qualifiedRule } from '../../src/qualify/rules.ts';

describe('the suite', () => {
  it('has each probe once, by a readable name', () => {
    const ids = PROBES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('runs group by group', () => {
    const groups = PROBES.map(({ group }) => group);
    const order = groups.filter((group, index) => group !== groups[index - 1]);
    expect(order).toEqual(Object.keys(PROBE_GROUPS));
  });

  it('says of each probe what it does and which rules it serves', () => {
    for (const { id, title, rules } of PROBES) {
      expect(title, id).toMatch(/^[A-Z].*\.$/);
      expect(rules.length, id).toBeGreaterThan(0);
      for (const rule of rules) expect(qualifiedRule(rule).id, id).toBe(rule);
    }
  });

  it('serves every rule that a run can check, or says why not', () => {
    expect(forgottenRules()).toEqual([]);
    for (const id of Object.keys(NOT_PROBED)) expect(probesByRule().has(id), id).toBe(false);
  });
});

describe('the rules of its own', () => {
  it('take no id of the catalogue', () => {
    const catalogue = new Set(RULES.map(({ id }) => id));
    for (const id of OWN_RULES) expect(catalogue.has(id)).toBe(false);
  });

  it('are sentences', () => {
    for (const id of OWN_RULES) expect(qualifiedRule(id).title).toMatch(/^[A-Z].*\.$/);
  });
});
