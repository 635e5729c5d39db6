import { describe, expect, it } from 'vitest';
import { FaultSchedule } from '../../src/emulator/faults.ts';

describe('a fault schedule', () => {
  it('strikes the n-th matching command, once', () => {
    const faults = new FaultSchedule<string>();
    faults.arm({ opcode: 0xa5, nth: 2, effect: 'jam' });
    expect([0xa5, 0x00, 0xa5, 0xa5].map((opcode) => faults.next(opcode))).toEqual([
      undefined,
      undefined,
      'jam',
      undefined,
    ]);
    expect(faults.pending).toBe(0);
  });

  it('counts any command when told to', () => {
    const faults = new FaultSchedule<string>();
    faults.arm({ opcode: 'any', nth: 3, effect: 'busy' });
    expect([1, 2, 3].map((opcode) => faults.next(opcode))).toEqual([undefined, undefined, 'busy']);
  });

  it('strikes one fault a command, the first armed first', () => {
    const faults = new FaultSchedule<string>();
    faults.arm({ opcode: 0xa5, nth: 1, effect: 'first' });
    faults.arm({ opcode: 'any', nth: 1, effect: 'second' });
    expect([faults.next(0xa5), faults.next(0xa5)]).toEqual(['first', 'second']);
  });

  it('can be cleared', () => {
    const faults = new FaultSchedule<string>();
    faults.arm({ opcode: 0xa5, nth: 0, effect: 'jam' });
    faults.clear();
    expect(faults.next(0xa5)).toBeUndefined();
  });
});
