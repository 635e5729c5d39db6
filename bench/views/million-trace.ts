import { closeSync, openSync, writeSync } from 'node:fs';
import type { CommandRecord } from '../../src/lab/records.ts';
import type { TraceRecord } from '../../src/trace-files/format/trace-record.ts';
import { TraceWriter } from '../../src/trace-files/format/trace-writer.ts';
import { commandsOf, sampleTrace } from '../../test/webview/support/trace.ts';

const PIECE = 10_000;
const SLOTS = 5000;
const DRIVES = 64;

/** A move says other elements each time, as in a large library. */
function varied(record: CommandRecord, seq: number): CommandRecord {
  if (record.name !== 'MOVE MEDIUM') return record;
  const [slot, drive] = [(seq * 7) % SLOTS, seq % DRIVES];
  const bytes = [slot + 1, drive + 60_000].map((address) => address.toString(16).padStart(4, '0'));
  return {
    ...record,
    operands: `slot ${slot} → drive ${drive}`,
    cdb: `a5000001${bytes.join('')}00000000`,
  };
}

/** Commands of one request: that of a large library's inventory has many, a move one. */
const OF_A_REQUEST = 10;

/** Writes a trace of very many commands: a day of the sample's driver again and again, and each request behind its own. */
export async function writeMillion(file: string, count: number): Promise<void> {
  const trace = await sampleTrace('autoloader/smoke.scenario.json');
  const day = commandsOf(trace);
  const steps = trace.records.flatMap(({ kind, record }) => (kind === 'step' ? [record] : []));
  const last = day[day.length - 1];
  const writer = new TraceWriter();
  const handle = openSync(file, 'w');
  let text = writer.header(trace.header);
  const put = (record: TraceRecord): void => {
    text += writer.record(record);
  };
  for (let seq = 0; seq < count; seq++) {
    const record = day[seq % day.length];
    const step = Math.floor(seq / OF_A_REQUEST);
    const time = Math.floor(seq / day.length) * (last.time + last.duration) + record.time;
    put({ kind: 'command', record: { ...varied(record, seq), seq, step, time } });
    if (seq % OF_A_REQUEST === OF_A_REQUEST - 1)
      put({ kind: 'step', record: { ...steps[step % steps.length], index: step } });
    if (seq % PIECE !== PIECE - 1) continue;
    writeSync(handle, text);
    text = '';
  }
  writeSync(handle, text);
  closeSync(handle);
}
