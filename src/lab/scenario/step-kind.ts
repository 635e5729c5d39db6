/** The members that say which kind of step it is, the first of them where a step has several. */
export const STEP_KINDS = [
  // First: such a step has an ioctl too.
  'device',
  'ioctl',
  'operator',
  'rsm',
  'fault',
  'raw',
  'diagnostics',
  'wait',
  'handle',
] as const;

export type StepKind = (typeof STEP_KINDS)[number];

/** What a step can ask a drive for. */
export const DEVICE_WORDS = ['ioctl', 'write', 'read', 'compare'] as const;

type Members = Readonly<Record<string, unknown>>;

/** Undefined for a step that holds nothing but expectations. */
export function stepKind(data: Members): StepKind | undefined {
  return STEP_KINDS.find((kind) => kind in data);
}

/** What a step does in one word: the IOCTL, the act of the operator, what is moved to or from a drive, or its kind. */
export function stepAction(data: Members): string {
  const { ioctl, operator, rsm } = data;
  if (typeof ioctl === 'string') return ioctl;
  if (typeof rsm === 'string') return `rsm ${rsm}`;
  if (typeof operator === 'string') return operator;
  const kind = stepKind(data) ?? 'expect';
  return kind === 'device' ? (DEVICE_WORDS.find((word) => word in data) ?? kind) : kind;
}
