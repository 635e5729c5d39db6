import type { Lane, LaneBar, TimeSpan } from '../../src/view/trace/time-line.ts';

/** Pixels for the names of the lanes. */
export const NAMES_WIDTH = 72;
const ROBOT_HEIGHT = 22;
const LANE_HEIGHT = 16;
const AXIS_HEIGHT = 18;
const TICK_EVERY = 110;

/** Pixels that the lanes take with their axis. */
export function heightOf(lanes: readonly Lane[]): number {
  return ROBOT_HEIGHT + Math.max(0, lanes.length - 1) * LANE_HEIGHT + AXIS_HEIGHT + 4;
}

/** A round number of milliseconds for the distance of ticks. */
function tickLength(span: TimeSpan, width: number): number {
  const wanted = ((span.to - span.from) * TICK_EVERY) / width;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 5, 10].map((times) => times * power).find((length) => length >= wanted) ?? 10 * power;
}

/** The colours of a drawing, by the properties that hold them. */
const COLOURS = [
  '--muted',
  '--surface',
  '--accent',
  '--line',
  '--error',
  '--robot',
  '--robot-text',
  '--bar',
] as const;
type Colours = Readonly<Record<(typeof COLOURS)[number], string>>;

/** Colours of the theme, as the canvas's element has them: read once, for there are thousands of bars. */
function coloursOf(style: CSSStyleDeclaration): Colours {
  return Object.fromEntries(
    COLOURS.map((name) => [name, style.getPropertyValue(name).trim() || style.color]),
  ) as unknown as Colours;
}

/**
 * Draws the lanes.
 * @param marked time that a line marks; undefined for none.
 */
export function drawLanes(
  canvas: HTMLCanvasElement,
  lanes: readonly Lane[],
  span: TimeSpan,
  marked: number | undefined,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const width = canvas.clientWidth;
  const height = heightOf(lanes);
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  context.clearRect(0, 0, width, height);
  const style = getComputedStyle(canvas);
  const colours = coloursOf(style);
  context.font = `11px ${style.fontFamily}`;
  context.textBaseline = 'middle';
  // Behind the bars: lines across them would look like their ends.
  const axis = height - AXIS_HEIGHT - 2;
  drawAxis(context, { span, top: axis, width: width - NAMES_WIDTH, colours });
  let top = 2;
  for (const [index, lane] of lanes.entries()) {
    const tall = index === 0 ? ROBOT_HEIGHT : LANE_HEIGHT;
    context.fillStyle = colours['--muted'];
    context.fillText(lane.name, 8, top + tall / 2, NAMES_WIDTH - 12);
    context.save();
    context.translate(NAMES_WIDTH, top);
    for (const bar of lane.bars) drawBar(context, bar, tall, index === 0, colours);
    drawCrosses(context, lane, tall, colours);
    context.restore();
    top += tall;
  }
  if (marked === undefined || marked < span.from || marked > span.to) return;
  const x = NAMES_WIDTH + ((marked - span.from) / (span.to - span.from)) * (width - NAMES_WIDTH);
  context.strokeStyle = colours['--accent'];
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, top);
  context.stroke();
}

function drawBar(
  context: CanvasRenderingContext2D,
  { x, width, failed, label }: LaneBar,
  tall: number,
  robot: boolean,
  colours: Colours,
): void {
  const inset = robot ? 2 : 3;
  context.fillStyle = failed ? colours['--error'] : robot ? colours['--robot'] : colours['--bar'];
  context.fillRect(x, inset, width, tall - 2 * inset);
  if (label === '') return;
  context.save();
  context.beginPath();
  context.rect(x, 0, width, tall);
  context.clip();
  context.fillStyle = colours['--robot-text'];
  context.fillText(failed ? `✗ ${label}` : label, x + 5, tall / 2 + 0.5);
  context.restore();
}

/** A cross on what failed: a colour alone would not say it. Of several that would lie over each other one is drawn. */
function drawCrosses(
  context: CanvasRenderingContext2D,
  { bars }: Lane,
  tall: number,
  colours: Colours,
): void {
  const size = 3.5;
  const y = tall / 2;
  let last = Number.NEGATIVE_INFINITY;
  context.beginPath();
  for (const { x, width, failed, label } of bars) {
    const middle = x + Math.min(width / 2, size);
    if (!failed || label !== '' || middle < last + 3 * size) continue;
    last = middle;
    context.moveTo(middle - size, y - size);
    context.lineTo(middle + size, y + size);
    context.moveTo(middle + size, y - size);
    context.lineTo(middle - size, y + size);
  }
  context.lineWidth = 5;
  context.strokeStyle = colours['--surface'];
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = colours['--error'];
  context.stroke();
}

interface Axis {
  readonly span: TimeSpan;
  readonly top: number;
  readonly width: number;
  readonly colours: Colours;
}

function drawAxis(context: CanvasRenderingContext2D, { span, top, width, colours }: Axis): void {
  const length = tickLength(span, width);
  const digits = length >= 1000 ? 0 : 3;
  context.fillStyle = colours['--muted'];
  context.strokeStyle = colours['--line'];
  context.lineWidth = 1;
  for (let tick = Math.ceil(span.from / length) * length; tick <= span.to; tick += length) {
    const x = NAMES_WIDTH + ((tick - span.from) / (span.to - span.from)) * width;
    context.beginPath();
    context.moveTo(Math.round(x) + 0.5, 0);
    context.lineTo(Math.round(x) + 0.5, top + 4);
    context.stroke();
    context.fillText(`${(tick / 1000).toFixed(digits)} s`, x + 3, top + 10);
  }
}
