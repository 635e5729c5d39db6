import type { DebugProtocol } from '@vscode/debugprotocol';
import { STOP_ON, type StopOn } from '../debuggee/protocol.ts';

/** Where the adapter can stop beside lines and functions: one row a filter. */
const FILTERS: readonly (DebugProtocol.ExceptionBreakpointsFilter & { filter: StopOn })[] = [
  {
    filter: 'trap',
    label: 'Traps',
    description: 'The driver traps: wild pointer, stack overflow, bad call.',
    default: true,
  },
  {
    filter: 'scsi',
    label: 'SCSI commands',
    description: 'Every SCSI command, before it reaches the device.',
  },
  {
    filter: 'check-condition',
    label: 'CHECK CONDITION',
    description: 'A command ends with sense data.',
    supportsCondition: true,
    conditionDescription: 'Only this sense, for example 5/21/01',
  },
  {
    filter: 'srb-error',
    label: 'SRB errors',
    description: 'The port driver reports an error without sense data.',
  },
  {
    filter: 'ioctl-failed',
    label: 'Failed IOCTLs',
    description: 'A routine of the miniclass returns a failure status.',
  },
  { filter: 'rule', label: 'Feature rules', description: 'What the driver returned or did breaks a rule.' },
  {
    filter: 'print',
    label: 'Debug prints of level 0',
    description: 'The driver prints at the least verbose level.',
  },
];

export const CAPABILITIES: DebugProtocol.Capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsFunctionBreakpoints: true,
  supportsConditionalBreakpoints: true,
  supportsHitConditionalBreakpoints: true,
  supportsLogPoints: true,
  supportsEvaluateForHovers: true,
  supportsSetVariable: true,
  supportsRestartRequest: true,
  supportsTerminateRequest: true,
  supportsReadMemoryRequest: true,
  supportsWriteMemoryRequest: true,
  supportsDataBreakpoints: true,
  supportsDataBreakpointBytes: true,
  supportsModulesRequest: true,
  supportsDisassembleRequest: true,
  supportsInstructionBreakpoints: true,
  supportsSteppingGranularity: true,
  supportsBreakpointLocationsRequest: true,
  supportsCompletionsRequest: true,
  completionTriggerCharacters: ['.'],
  supportsExceptionInfoRequest: true,
  supportsExceptionFilterOptions: true,
  exceptionBreakpointFilters: [...FILTERS],
};

/** Where to stop, as the view and the launch configuration ask together. */
export interface ExceptionStops {
  /** STOP_ON bits. */
  readonly mask: number;
  readonly traps: boolean;
  /** `5/21/01`: the only sense to stop at; undefined: any. */
  readonly sense?: string;
}

export function exceptionStops(
  args: DebugProtocol.SetExceptionBreakpointsArguments,
  stopOn: readonly StopOn[],
): ExceptionStops {
  const options = args.filterOptions ?? [];
  const names = new Set<string>([...args.filters, ...options.map((option) => option.filterId), ...stopOn]);
  let mask = 0;
  for (const [name, bit] of Object.entries(STOP_ON)) if (names.has(name)) mask |= bit;
  const sense = options.find((option) => option.filterId === 'check-condition')?.condition?.trim();
  return { mask, traps: names.has('trap'), ...(sense ? { sense } : {}) };
}
