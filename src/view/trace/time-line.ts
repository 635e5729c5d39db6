import * as l10n from '@vscode/l10n';
import { GOOD_STATUS } from '../../trace-files/table/command-row.ts';
import type { TraceTable } from './trace-table.ts';

/** Commands that move the robot. */
const MOVES: ReadonlySet<string> = new Set([
  'MOVE MEDIUM',
  'EXCHANGE MEDIUM',
  'POSITION TO ELEMENT',
  'REZERO UNIT',
  'INITIALIZE ELEMENT STATUS',
  'INITIALIZE ELEMENT STATUS WITH RANGE',
]);

/** A stretch of the lab's time, in milliseconds. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** Something that takes a stretch of a lane. */
export interface LaneBar {
  /** Pixels. */
  readonly x: number;
  readonly width: number;
  /** The first row in it. */
  readonly row: number;
  readonly failed: boolean;
  /** What is written into it where there is room; empty for a command. */
  readonly label: string;
}

/** A line of the time line: the robot's motion, or the commands of a device. */
export interface Lane {
  readonly name: string;
  readonly bars: readonly LaneBar[];
}

/** The whole time of a trace. */
export function wholeSpan(table: TraceTable): TimeSpan {
  if (table.count === 0) return { from: 0, to: 1 };
  const { time, duration } = table.columns;
  const last = table.count - 1;
  return { from: time[0], to: Math.max(time[0] + 1, time[last] + duration[last]) };
}

/** Collects bars of a lane. What lies within pixels that are drawn already is left out, but for the first failure there. */
class LaneMaker {
  readonly bars: LaneBar[] = [];
  private end = -1;
  private lastFailure = -1;

  constructor(readonly name: string) {}

  /** True where a bar would be seen. Asked before it is made: most of a million are not. */
  shows(x: number, width: number, failed: boolean): boolean {
    return x + width > this.end || (failed && Math.floor(x) !== this.lastFailure);
  }

  add(bar: LaneBar): void {
    if (bar.failed) this.lastFailure = Math.floor(bar.x);
    this.bars.push(bar);
    this.end = Math.max(this.end, bar.x + bar.width);
  }
}

/**
 * What the time line shows of a stretch of time: the robot's motions, and the commands of each device below.
 * @param width pixels.
 */
export function lanesOf(table: TraceTable, span: TimeSpan, width: number): Lane[] {
  const { time, duration } = table.columns;
  const scale = width / Math.max(1e-9, span.to - span.from);
  const robot = new LaneMaker(l10n.t('robot'));
  const devices = table.textsOf('device').map((name) => new LaneMaker(name));
  const moving = table.textsOf('command').map((name) => MOVES.has(name));
  const failing = table.textsOf('status').map((status) => !GOOD_STATUS.has(status));
  const command = table.idsOf('command');
  const device = table.idsOf('device');
  const status = table.idsOf('status');
  for (let row = 0; row < table.count && time[row] <= span.to; row++) {
    const end = time[row] + duration[row];
    if (end < span.from) continue;
    const x = Math.max(0, (time[row] - span.from) * scale);
    const length = Math.min(width, (end - span.from) * scale) - x;
    const failed = failing[status[row]];
    const lane = devices[device[row]];
    const left = Math.floor(x);
    const wide = Math.max(1, Math.floor(length));
    if (lane.shows(left, wide, failed)) lane.add({ x: left, width: wide, row, failed, label: '' });
    if (!moving[command[row]] || (failed && duration[row] < 10)) continue;
    // What is less than a pixel takes the one of its middle, which a hundred thousand others may share.
    const begin = length < 1 ? Math.floor(x + length / 2) : x;
    if (!robot.shows(begin, Math.max(1, length), failed)) continue;
    const label = length > 60 ? table.text('operands', row) || table.text('command', row).toLowerCase() : '';
    robot.add({ x: begin, width: Math.max(1, length), row, failed, label });
  }
  return [robot, ...devices];
}

/** The row whose command was sent last at or before a time; rows are in order of time. */
export function rowAt(table: TraceTable, when: number): number {
  const { time } = table.columns;
  let low = 0;
  let high = table.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (time[middle] <= when) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The next or the last row in which the robot moves, from a row on; undefined where there is none. */
export function nextMotion(table: TraceTable, from: number, step: 1 | -1): number | undefined {
  const moving = table.textsOf('command').map((name) => MOVES.has(name));
  const command = table.idsOf('command');
  for (let row = from + step; row >= 0 && row < table.count; row += step)
    if (moving[command[row]]) return row;
  return undefined;
}
