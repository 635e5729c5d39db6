/** Each header stands alone and may come twice, in C and in C++, for each target, in silence. */
import { describe, expect, it } from 'vitest';
import { includes } from './support/assertions.ts';
import { ALL_TARGETS, compile, HEADER_NAMES } from './support/compiler.ts';

/** The packing headers open or close something, so one alone leaves it open. */
const NAMES = HEADER_NAMES.filter((name) => !/^(pshpack\d|poppack)\.h$/.test(name));

describe.each(['c', 'c++'] as const)('in %s', (language) => {
  describe.each(ALL_TARGETS)('for %s', (target) => {
    it.each(NAMES)('%s', async (name) => {
      const result = await compile({ source: includes([name, name]), target, language });
      expect(result).toMatchObject({ ok: true, messages: '' });
    });
  });
});
