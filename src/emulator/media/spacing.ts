import type { MarkKind } from './object-index.ts';
import type { Partition } from './partition.ts';

/** Where a motion over the objects of a partition ended, and why. */
export interface Motion {
  readonly position: number;
  /** Objects of the wanted kind that were passed, never more than were asked for. */
  readonly passed: number;
  readonly stop: 'done' | MarkKind | 'end of data' | 'beginning';
}

/** The first mark from `position` on that ends a motion over blocks; the number of objects where there is none. */
function nextStop(partition: Partition, position: number, setmarksStop: boolean): number {
  const { filemarks, setmarks, count } = partition;
  const file = filemarks.before(position);
  let next = file < filemarks.count ? filemarks.at(file) : count;
  if (!setmarksStop || setmarks.count === 0) return next;
  const set = setmarks.before(position);
  if (set < setmarks.count) next = Math.min(next, setmarks.at(set));
  return next;
}

/** The last such mark before `position`; -1 where there is none. */
function previousStop(partition: Partition, position: number, setmarksStop: boolean): number {
  const { filemarks, setmarks } = partition;
  const file = filemarks.before(position);
  let previous = file > 0 ? filemarks.at(file - 1) : -1;
  if (!setmarksStop || setmarks.count === 0) return previous;
  const set = setmarks.before(position);
  if (set > 0) previous = Math.max(previous, setmarks.at(set - 1));
  return previous;
}

function markKind(partition: Partition, object: number): MarkKind {
  return partition.isSetmark(object) ? 'setmark' : 'filemark';
}

/** Set marks between two positions, which a motion over blocks passes without counting them. */
function setmarksIn(partition: Partition, from: number, to: number): number {
  const { setmarks } = partition;
  return setmarks.count === 0 ? 0 : setmarks.before(to) - setmarks.before(from);
}

/** The position `blocks` blocks before or behind `position`, where set marks lie between and do not count. */
function overSetmarks(partition: Partition, position: number, blocks: number, step: 1 | -1): number {
  let target = position + step * blocks;
  for (;;) {
    const passed = setmarksIn(partition, Math.min(position, target), Math.max(position, target));
    const next = position + step * (blocks + passed);
    if (next === target) return target;
    target = next;
  }
}

/**
 * SPACE over blocks (SSC-4): a file mark ends the motion behind it, seen in the direction of motion.
 * @param count negative: towards the beginning.
 * @param setmarksStop a set mark ends it too (RSMK); without it set marks are passed and not counted.
 */
export function spaceBlocks(
  partition: Partition,
  position: number,
  count: number,
  setmarksStop: boolean,
): Motion {
  if (count >= 0) {
    const end = nextStop(partition, position, setmarksStop);
    const ignored = setmarksStop ? 0 : setmarksIn(partition, position, end);
    const blocks = end - position - ignored;
    if (count <= blocks) {
      const target = ignored === 0 ? position + count : overSetmarks(partition, position, count, 1);
      return { position: target, passed: count, stop: 'done' };
    }
    if (end === partition.count) return { position: end, passed: blocks, stop: 'end of data' };
    return { position: end + 1, passed: blocks, stop: markKind(partition, end) };
  }
  const mark = previousStop(partition, position, setmarksStop);
  const ignored = setmarksStop ? 0 : setmarksIn(partition, mark + 1, position);
  const blocks = position - (mark + 1) - ignored;
  if (-count <= blocks) {
    const target = ignored === 0 ? position + count : overSetmarks(partition, position, -count, -1);
    return { position: target, passed: -count, stop: 'done' };
  }
  if (mark < 0) return { position: 0, passed: blocks, stop: 'beginning' };
  return { position: mark, passed: blocks, stop: markKind(partition, mark) };
}

/**
 * SPACE over file marks or set marks (SSC-4).
 * @param count negative: towards the beginning; the motion then ends before the last mark.
 * @param setmarksStop a set mark ends a motion over file marks (RSMK).
 */
export function spaceMarks(
  partition: Partition,
  position: number,
  kind: MarkKind,
  count: number,
  setmarksStop: boolean,
): Motion {
  const list = kind === 'filemark' ? partition.filemarks : partition.setmarks;
  const { setmarks } = partition;
  const stops = setmarksStop && kind === 'filemark' && setmarks.count > 0;
  const first = list.before(position);
  if (count >= 0) {
    const reach = first + count <= list.count;
    const target = reach ? (count === 0 ? position : list.at(first + count - 1) + 1) : partition.count;
    const set = stops ? setmarks.before(position) : 0;
    if (stops && set < setmarks.count && setmarks.at(set) < target)
      return {
        position: setmarks.at(set) + 1,
        passed: list.before(setmarks.at(set)) - first,
        stop: 'setmark',
      };
    return {
      position: target,
      passed: reach ? count : list.count - first,
      stop: reach ? 'done' : 'end of data',
    };
  }
  const reach = first + count >= 0;
  const target = reach ? list.at(first + count) : 0;
  const set = stops ? setmarks.before(position) : 0;
  if (set > 0 && setmarks.at(set - 1) >= target)
    return {
      position: setmarks.at(set - 1),
      passed: first - list.before(setmarks.at(set - 1)),
      stop: 'setmark',
    };
  return { position: target, passed: reach ? -count : first, stop: reach ? 'done' : 'beginning' };
}

/**
 * SPACE over sequential marks (SSC-4): to the next place where `count` marks of the kind follow each other.
 * @param count negative: towards the beginning.
 */
export function spaceSequentialMarks(
  partition: Partition,
  position: number,
  kind: MarkKind,
  count: number,
): Motion {
  if (count === 0) return { position, passed: 0, stop: 'done' };
  const list = kind === 'filemark' ? partition.filemarks : partition.setmarks;
  const wanted = Math.abs(count);
  const here = list.before(position);
  if (count > 0) {
    const run = list.nextRun(here, wanted);
    if (run < 0) return { position: partition.count, passed: 0, stop: 'end of data' };
    return { position: list.at(run + wanted - 1) + 1, passed: wanted, stop: 'done' };
  }
  const run = list.previousRun(here, wanted);
  if (run < 0) return { position: 0, passed: 0, stop: 'beginning' };
  return { position: list.at(run), passed: wanted, stop: 'done' };
}
