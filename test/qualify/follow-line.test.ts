import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followLine, type Edit } from '../../src/extension/qualify/follow-line.ts';

const LINE = 5;
const END = 20;

const edit = (from: [number, number], to: [number, number], text = ''): Edit => ({
  range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } },
  text,
});

describe('a line with a finding', () => {
  it.each<[string, Edit, number | undefined]>([
    ['moves down with lines that are typed above it', edit([2, 0], [2, 0], 'a\nb\n'), 7],
    ['moves up with lines that are deleted above it', edit([1, 3], [3, 3]), 3],
    ['moves with a line that is put directly before it', edit([5, 0], [5, 0], ''), undefined],
    ['moves up where the line above is deleted whole', edit([4, 0], [5, 0]), 4],
    ['stays where something is typed below it', edit([6, 0], [8, 0], 'x'), 5],
    ['stays where something is typed behind its end', edit([5, 20], [5, 20], ' // x\ny'), 5],
    ['is gone where it is changed', edit([5, 4], [5, 5], 'x'), undefined],
    ['is gone where it is deleted with others', edit([4, 0], [6, 0]), undefined],
  ])('%s', (_name, change, line) => {
    expect(followLine(LINE, END, change)).toBe(line);
  });

  it('still has its text afterwards, or is gone, whatever is edited', () => {
    const text = fc.array(fc.stringMatching(/^[ab]{0,4}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.stringMatching(/^[xy\n]{0,4}$/),
        (lines, at, a, b, typed) => {
          const whole = lines.join('\n');
          const [from, to] = [a % (whole.length + 1), b % (whole.length + 1)].sort((p, q) => p - q);
          const position = (offset: number): [number, number] => {
            const before = whole.slice(0, offset).split('\n');
            return [before.length - 1, before[before.length - 1].length];
          };
          const line = at % lines.length;
          const followed = followLine(line, lines[line].length, edit(position(from), position(to), typed));
          if (followed === undefined) return;
          const after = (whole.slice(0, from) + typed + whole.slice(to)).split('\n');
          expect(after[followed]).toContain(lines[line]);
        },
      ),
    );
  });
});
