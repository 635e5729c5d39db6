/** The examples of the documentation: the wrong ones are found where they say, the right ones are not. */
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/lint/examples/example.ts';
import { EXAMPLES } from '../../src/lint/examples/index.ts';
import { applied, expectMarked, lint } from './annotated.ts';

describe.each(Object.entries(EXAMPLES))('%s', (id, example) => {
  it('is found in the wrong example, where it says', async () => {
    const list = await expectMarked(sourceOf(example, 'wrong'));
    expect(list.map((entry) => entry.id)).toContain(id);
  });

  it('is not found in the right example, and nothing else is', async () => {
    await expectMarked(sourceOf(example, 'right'));
  });

  it('is gone after its fix', async () => {
    const source = sourceOf(example, 'wrong');
    const before = (await lint(source)).filter((entry) => entry.id === id);
    for (const entry of before) {
      if (!entry.fix) continue;
      const after = (await lint(applied(source, entry))).filter((other) => other.id === id);
      expect(after).toHaveLength(before.length - 1);
    }
  });
});
