import { describe, expect, it } from 'vitest';
import { FEATURES0, FEATURES1 } from '../../src/ddi/features.ts';
import { ALIASES } from '../../src/ddi/rules/aliases.ts';
import { CHANGER_RULES, RULES, TAPE_RULES, ruleById, ruleByName } from '../../src/ddi/rules/index.ts';
import { PAGES } from '../../src/ddi/rules/pages.ts';
import { allows, reportedIds } from './autoloader.ts';

const groups = 'A6 B10 C18 D8 E16 F24 G8 H7 I16 J6 K11 L7 M6 N13 O12';
/** Rules about tape drives: section 8 of the facts about minitape.h. */
const tapeIds = Array.from({ length: 13 }, (_, i) => `TL${i + 1}`);
/** Rules about what a page of ntddchgr.h or of the class driver does not state by itself. */
const inferredIds =
  'A02 A06 C06 C16 D06 D08 E02 E09 E11 E12 E13 F05 F08 F09 F10 F11 F13 F16 F23 G02 G03 H04 ' +
  'I02 I03 I04 I05 I08 I09 I14 J03 K02 K03 K08 L03 M02 N12 N13 O04 O10 ' +
  'TL3 TL4 TL5 TL6 TL7 TL8 TL9 TL10 TL11 TL12 TL13';

describe('the table of rules', () => {
  it('has the 168 rules of the catalogue in the order of their ids, then those of tape drives', () => {
    const ids = groups.split(' ').flatMap((group) => {
      const count = Number(group.slice(1));
      return Array.from({ length: count }, (_, i) => group[0] + String(i + 1).padStart(2, '0'));
    });
    expect(ids).toHaveLength(168);
    expect(CHANGER_RULES.map((rule) => rule.id)).toEqual(ids);
    expect(TAPE_RULES.map((rule) => rule.id)).toEqual(tapeIds);
    expect(RULES).toEqual([...CHANGER_RULES, ...TAPE_RULES]);
  });

  it('has a readable, unique name for each rule', () => {
    expect(new Set(RULES.map((rule) => rule.name)).size).toBe(181);
    for (const { name } of RULES) expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+){1,8}$/);
  });

  it.each(RULES)('$id $name has title, reason, field and source', (rule) => {
    expect(rule.title).toMatch(/^[A-Z].{10,170}\.$/);
    expect(rule.reason).toMatch(/^[A-Z].{20,400}\.$/);
    expect(rule.field).not.toBe('');
    expect(rule.source.length).toBeGreaterThan(0);
    if (rule.runtime !== undefined) expect(rule.runtime).toMatch(/\.$/);
    for (const page of rule.source) expect(Object.values<string>(PAGES)).toContain(page);
  });

  it('marks the rules that follow from several statements', () => {
    expect(RULES.filter((rule) => rule.inferred).map((rule) => rule.id)).toEqual(inferredIds.split(' '));
  });

  it('has a check for each rule of groups A to M that the structure alone decides', () => {
    const without = [...CHANGER_RULES, ...TAPE_RULES].filter(
      (rule) => rule.staticCheck === 'yes' && rule.check === undefined,
    );
    expect(without.map((rule) => rule.id)).toEqual([]);
  });

  it('yields only to other rules of the table, and not in a circle', () => {
    for (const rule of RULES)
      for (const id of rule.yieldsTo ?? []) {
        expect(ruleById(id)?.yieldsTo ?? []).not.toContain(rule.id);
        expect(ruleById(id)).toBeDefined();
        expect(id).not.toBe(rule.id);
      }
  });

  it('finds rules by id and by name', () => {
    expect(ruleById('E03')?.name).toBe('cleaner-slot-needs-drive-cleaning');
    expect(ruleByName('cleaner-slot-needs-drive-cleaning')?.id).toBe('E03');
    expect(ruleById('Z01')).toBeUndefined();
    expect(ruleByName('no-such-rule')).toBeUndefined();
  });

  it('cites every page of its list', () => {
    const cited = new Set(RULES.flatMap((rule) => rule.source));
    expect(Object.values<string>(PAGES).filter((page) => !cited.has(page))).toEqual([]);
  });
});

describe('the alias table', () => {
  it('pairs each Features1 flag with the Features0 flag of the same bit', () => {
    expect(ALIASES.map((alias) => alias.features1)).toEqual(Object.keys(FEATURES1));
    for (const { bit, features0, features1 } of ALIASES) {
      expect(FEATURES0[features0].value).toBe(bit);
      expect(FEATURES1[features1].value).toBe(0x80000000 + bit);
    }
  });
});

describe('a driver that does everything right', () => {
  allows('device known', {});
  allows('device unknown', { device: null });
  it('breaks nothing with mode pages that are cut short', () => {
    const short = { elementAddressPage: new Uint8Array(4), capabilitiesPage: new Uint8Array(0), rotate: [] };
    expect(reportedIds({ device: short })).toEqual([]);
  });
});
