import { describe, expect, it } from 'vitest';
import { driverBench, fixture } from '../support/driver.ts';

const bench = driverBench();
const probe = fixture('probe.c');
const GET_STATUS = [{ ioctl: 'GET_PARAMETERS' }, { ioctl: 'GET_STATUS' }];

describe('a driver that fails ends with its cause, its function and its line', () => {
  it.each([
    ['BAD_WILD', 'access-violation', /memory that does not exist/, '*(volatile ULONG *)0xF0000000'],
    ['BAD_RECURSION', 'stack-overflow', /12288 bytes overflowed/, undefined],
    ['BAD_CALL', 'bad-function-pointer', /another prototype/, 'Sink = wrong(1)'],
    ['BAD_DIVIDE', 'divide-by-zero', /divided by zero/, 'Sink = 1 / Sink'],
    ['BAD_ASSERT', 'assertion', /Assertion failed: Data\(DeviceObject\)->Signature == 0/, 'ASSERT('],
    ['BAD_BUGCHECK', 'bug-check', /KeBugCheckEx\(0xE2, 0x1, 0x2, 0x3, 0x4\)/, 'KeBugCheckEx(0xE2'],
    ['BAD_ARGUMENT', 'access-violation', /passed to a kernel or class driver routine/, '0xFFFFFF00'],
    ['BAD_WAIT', 'hang', /event that nobody will signal/, 'KeWaitForSingleObject'],
  ])('%s is %s', async (define, kind, message, text) => {
    const result = await bench.run(probe, GET_STATUS, { defines: [define] });
    expect(result.ok).toBe(false);
    expect(result.failure).toMatchObject({ kind, file: probe });
    expect(result.failure?.message).toMatch(message);
    if (text !== undefined) {
      const line = await lineOf(text);
      expect(result.failure).toMatchObject({ function: 'ChangerGetStatus', line });
    } else {
      expect(result.failure?.function).toBe('Deep');
    }
    // The trace up to there is kept: starting the driver sent MODE SENSE.
    expect(result.commands.map((command) => command.name)).toContain('MODE SENSE(6)');
    expect(result.steps.at(-1)).toMatchObject({ index: 1, ok: false, status: null });
  });

  it.each([
    ['BAD_INIT_SIZE', /InitDataSize is 0, not 64/],
    ['BAD_MISSING_ROUTINE', /lacks ChangerMoveMedium/],
    ['BAD_NO_INITIALIZE', /without calling ChangerClassInitialize/],
    ['BAD_INITIALIZE', /ChangerInitialize returned STATUS_NO_SUCH_DEVICE/],
  ])('%s keeps the driver from starting', async (define, message) => {
    const result = await bench.run(probe, GET_STATUS, { defines: [define] });
    expect(result.failure?.kind).toBe('start');
    expect(result.failure?.message).toMatch(message);
    expect(result.steps).toEqual([]);
  });
});

describe('a mistake that does not end the driver is reported with its rule', () => {
  it.each([
    ['BAD_NULL', 'X01', /null pointer, to offset 4/],
    ['BAD_DOUBLE_FREE', 'X03', /frees the block at 0x[0-9a-f]+ twice/],
    ['BAD_OVERRUN', 'X05', /behind the end of Irp->AssociatedIrp.SystemBuffer, which is 60 bytes/],
    ['BAD_TIMEOUT', 'X06', /TimeOutValue 0/],
    ['BAD_EXTENSION', 'O09', /behind the 4 bytes that ChangerAdditionalExtensionSize asked for/],
    ['BAD_COMPLETE', 'O03', /calls IoCompleteRequest/],
  ])('%s breaks %s', async (define, id, message) => {
    const result = await bench.run(probe, GET_STATUS, { defines: [define] });
    const violation = result.violations.find((candidate) => candidate.id === id);
    expect(violation?.message).toMatch(message);
    expect(result.failure).toBeNull();
  });

  it('a routine that keeps memory with each call breaks O08', async () => {
    const twice = [...GET_STATUS, { ioctl: 'GET_STATUS' }, { ioctl: 'GET_STATUS' }];
    const result = await bench.run(probe, twice, { defines: ['BAD_LEAK'] });
    const leaks = result.violations.filter((violation) => violation.id === 'O08');
    expect(leaks).toHaveLength(1);
    expect(leaks[0].message).toMatch(
      /ChangerGetStatus has kept pool memory in two calls, the last time 64 bytes/,
    );
  });

  it('a correct driver breaks none of them', async () => {
    const result = await bench.run(probe, GET_STATUS);
    expect(result.violations.filter((violation) => /^[XO]/.test(violation.id))).toEqual([]);
  });
});

async function lineOf(text: string): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const lines = (await readFile(probe, 'utf8')).split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}
