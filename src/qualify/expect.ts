import type { Bench, FindingOptions } from './bench.ts';
import type { Reply } from './exam.ts';

/** `STATUS_A or STATUS_B`. */
function either(list: readonly string[]): string {
  return list.join(' or ');
}

/** A request that must be refused with one of some statuses, before it sends a command. */
export function expectRefused(
  bench: Bench,
  rule: string,
  reply: Reply,
  allowed: readonly string[],
  why: string,
): void {
  const { action, status, commands } = reply;
  if (!allowed.includes(status)) {
    const sent = commands.length > 0 ? `, after sending ${commands[0].name}` : '';
    bench.report(rule, `${action} ended with ${status}${sent}. ${why}: return ${either(allowed)}.`, {
      reply,
    });
  } else if (commands.length > 0) {
    // Right by the grace of the device: another one has an element at that address.
    bench.report(
      rule,
      `${action} sent ${commands[0].name} to the device before it ended with ${status}. ${why}: check the request first, and send nothing.`,
      { reply, severity: 'warning' },
    );
  }
}

/** A request that must fail, with whatever status. */
export function expectFailed(bench: Bench, rule: string, reply: Reply, why: string): void {
  if (!reply.ok) return;
  bench.report(rule, `${reply.action} ended with STATUS_SUCCESS. ${why}.`, { reply });
}

/** A request that must succeed. @returns whether it did. */
export function expectOk(
  bench: Bench,
  rule: string,
  reply: Reply,
  why: string,
  options: FindingOptions = {},
): boolean {
  if (reply.ok) return true;
  const sense = reply.commands.at(-1)?.sense;
  const device = sense ? ' The device refused the command: see the trace.' : '';
  bench.report(rule, `${reply.action} ended with ${reply.status}. ${why}.${device}`, { reply, ...options });
  return false;
}

/** Two values that must be equal. */
export function expectEqual(
  bench: Bench,
  rule: string,
  what: string,
  got: unknown,
  wanted: unknown,
  options: FindingOptions,
): void {
  if (got === wanted) return;
  const show = (value: unknown): string =>
    typeof value === 'string' ? (value === '' ? 'blank' : value) : String(value);
  bench.report(rule, `${what} is ${show(got)}, not ${show(wanted)}.`, options);
}
