/** One line of the table. */
export function say(figure: string, measured: string, wanted: string): void {
  process.stdout.write(`${figure.padEnd(64)} ${measured.padStart(16)}   ${wanted}\n`);
}

/** Thousands set apart: `123,456`. */
export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** The middle of several measurements: one slow one does not count. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The value below which 95 of 100 lie. */
export function percentile95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
}

/** Milliseconds that a call takes: the median of `rounds` calls. */
export function timed(rounds: number, call: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    call();
    times.push(performance.now() - start);
  }
  return median(times);
}
