import { counted } from '../../core/counted.ts';
import { sizeOf } from '../struct.ts';
import { GET_CHANGER_PARAMETERS } from '../structs/ntddchgr.ts';
import { changedMembers } from './changed-members.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { found, listed } from './wording.ts';

const SIZE = sizeOf(GET_CHANGER_PARAMETERS);

/** Group A: the structure as a whole. */
export const GROUP_A: readonly ChangerRule[] = [
  {
    id: 'A01',
    name: 'size-is-structure-size',
    severity: 'error',
    inferred: false,
    title: 'Size is sizeof(GET_CHANGER_PARAMETERS).',
    reason:
      'Size tells the caller which version of the structure the driver filled in. With another value the caller cannot know which members are there.',
    field: 'Size',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['Size'],
    check: ({ parameters: { Size } }) =>
      Size === SIZE
        ? undefined
        : found(
            `Size is ${Size}, but the structure has ${SIZE} bytes. Set Size to sizeof(GET_CHANGER_PARAMETERS).`,
            ['Size'],
          ),
  },
  {
    id: 'A02',
    name: 'structure-zeroed-before-filling',
    severity: 'warning',
    inferred: true,
    title: 'The whole structure is zeroed before its members are set.',
    reason:
      'The reserved members, and every member whose flag is clear, must be zero. The class driver does not clear the buffer first, so a member that the driver does not set keeps whatever was there.',
    field: 'GET_CHANGER_PARAMETERS',
    staticCheck: 'source',
    runtime: 'Two calls are compared: what was never set can differ.',
    source: [PAGES.parameters, PAGES.changerGetParameters],
  },
  {
    id: 'A03',
    name: 'reserved-members-zero',
    severity: 'warning',
    inferred: false,
    title: 'Reserved1 and Reserved2 are zero.',
    reason:
      'The members are reserved for future use. A later version of Windows may read them; other values than zero mostly show that the structure was not zeroed.',
    field: 'Reserved1, Reserved2',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['Reserved1', 'Reserved2'],
    check: ({ parameters }) => {
      const members = (['Reserved1', 'Reserved2'] as const).filter((name) =>
        parameters[name].some((value) => value !== 0),
      );
      if (members.length === 0) return undefined;
      const values = members.map((name) => `${name} is {${parameters[name].join(', ')}}`);
      return found(
        `${listed(values)} instead of zero. Zero the whole structure before filling it in, and leave the reserved members alone.`,
        members,
      );
    },
  },
  {
    id: 'A04',
    name: 'information-is-structure-size',
    severity: 'error',
    inferred: false,
    title: 'On success IoStatus.Information is sizeof(GET_CHANGER_PARAMETERS).',
    reason:
      'The I/O manager copies that many bytes back to the caller. With 0 the request succeeds and the caller reads an empty structure.',
    field: 'IoStatus.Information',
    staticCheck: 'no',
    runtime: 'Looked at after each successful call.',
    source: [PAGES.ioctlParameters],
    check: ({ information }) =>
      information === undefined || information === SIZE
        ? undefined
        : found(
            `IoStatus.Information is ${information}, so the caller gets ${counted(information, 'byte')} of ${SIZE}. Set Irp->IoStatus.Information to sizeof(GET_CHANGER_PARAMETERS).`,
            ['IoStatus.Information'],
          ),
  },
  {
    id: 'A05',
    name: 'short-buffer-never-reaches-driver',
    severity: 'info',
    inferred: false,
    title:
      'A shorter output buffer never reaches the driver; if one does, it returns STATUS_INFO_LENGTH_MISMATCH.',
    reason:
      'The class driver compares the output length with the size of the structure before it calls ChangerGetParameters. The page of the routine lists the status all the same.',
    field: 'OutputBufferLength',
    staticCheck: 'no',
    runtime: 'A request with a short output buffer is sent.',
    source: [PAGES.changerGetParameters],
  },
  {
    id: 'A06',
    name: 'parameters-stay-the-same',
    severity: 'info',
    inferred: true,
    title: 'Two calls return the same structure unless the hardware changed in between.',
    reason:
      'Callers read the parameters once and rely on them. Only the bar code reader and the number of drives present follow the hardware; anything else that changes was mostly never set, or comes from a stack variable.',
    field: 'GET_CHANGER_PARAMETERS',
    staticCheck: 'no',
    runtime: 'Two calls are compared.',
    source: [PAGES.parameters],
    yieldsTo: ['A03', 'C04'],
    check: ({ parameters, previous }) => {
      const members = previous === undefined ? [] : changedMembers(previous, parameters);
      if (previous === undefined || members.length === 0) return undefined;
      const changes = members.map(
        (name) => `${name} was ${String(previous[name])} and is ${String(parameters[name])}`,
      );
      return found(
        `Two calls returned different structures: ${listed(changes)}. Zero the structure first, set each member on every path, and take counts from the device.`,
        members,
      );
    },
  },
];
