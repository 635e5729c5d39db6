import type { KernelRoutines } from './kernel-routine.ts';

/** 100-nanosecond units between 1601-01-01, where Windows begins to count, and 1970-01-01. */
const UNIX_EPOCH = 116_444_736_000_000_000n;
const UNITS_PER_MS = 10_000n;

/** TIME_FIELDS: eight 16-bit members, Year first. */
const FIELDS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds', 'Day'] as const;

/** Calendar time (wdm.h). The lab's local time is universal time. */
export const timeFields: KernelRoutines = {
  RtlTimeToTimeFields: (m) => (time: number, fields: number) => {
    const units = m.memory.view.getBigInt64(time, true);
    const date = new Date(Number((units - UNIX_EPOCH) / UNITS_PER_MS));
    FIELDS.forEach((field, index) => {
      m.memory.setU16(fields + 2 * index, date[`getUTC${field}`]() + (field === 'Month' ? 1 : 0));
    });
  },
  RtlTimeFieldsToTime: (m) => (fields: number, time: number) => {
    const [year, month, day, hour, minute, second, ms] = FIELDS.map((_, index) =>
      m.memory.u16(fields + 2 * index),
    );
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return 0;
    const units =
      BigInt(Date.UTC(year, month - 1, day, hour, minute, second, ms)) * UNITS_PER_MS + UNIX_EPOCH;
    m.memory.view.setBigInt64(time, units, true);
    return 1;
  },
  ExSystemTimeToLocalTime: (m) => (from: number, to: number) =>
    void m.memory.bytes.copyWithin(to, from, from + 8),
  ExLocalTimeToSystemTime: (m) => (from: number, to: number) =>
    void m.memory.bytes.copyWithin(to, from, from + 8),
};
