import { NTSTATUS_MEANINGS, SRB_FLAG_MEANINGS, SRB_STATUS_MEANINGS } from '../../ddi/meanings/statuses.ts';
import { NTSTATUS } from '../../ddi/ntstatus.ts';
import * as srb from '../../ddi/srb.ts';
import { constantsOf, type ConstantGroup } from './group.ts';

/** Constants of srb.h and ntstatus.h. */

const of = (member: string): string[] => [`SCSI_REQUEST_BLOCK.${member}`];
const table = (
  what: string,
  member: string,
  digits: number,
  bits: boolean,
  constants: ConstantGroup['constants'],
): ConstantGroup => ({
  what,
  header: 'srb.h',
  page: 'ns-srb-_scsi_request_block',
  members: of(member),
  bits,
  digits,
  scope: 'srb',
  constants,
});

export const SRB_GROUPS: readonly ConstantGroup[] = [
  table('SRB function', 'Function', 2, false, constantsOf(srb.SRB_FUNCTION)),
  table('SRB status', 'SrbStatus', 2, false, [
    ...constantsOf(srb.SRB_STATUS, SRB_STATUS_MEANINGS),
    {
      name: 'SRB_STATUS_QUEUE_FROZEN',
      value: srb.SRB_STATUS_QUEUE_FROZEN,
      meaning: 'added to a status: the queue is frozen',
    },
    {
      name: 'SRB_STATUS_AUTOSENSE_VALID',
      value: srb.SRB_STATUS_AUTOSENSE_VALID,
      meaning: 'added to a status: the sense buffer holds sense data',
    },
  ]),
  table('SRB flag', 'SrbFlags', 8, true, constantsOf(srb.SRB_FLAGS, SRB_FLAG_MEANINGS)),
  table('queue action', 'QueueAction', 2, false, [
    { name: 'SRB_SIMPLE_TAG_REQUEST', value: srb.SRB_SIMPLE_TAG_REQUEST, meaning: 'in any order' },
    {
      name: 'SRB_HEAD_OF_QUEUE_TAG_REQUEST',
      value: srb.SRB_HEAD_OF_QUEUE_TAG_REQUEST,
      meaning: 'before the others',
    },
    {
      name: 'SRB_ORDERED_QUEUE_TAG_REQUEST',
      value: srb.SRB_ORDERED_QUEUE_TAG_REQUEST,
      meaning: 'after those before it, before those after it',
    },
  ]),
  {
    what: 'status',
    header: 'ntstatus.h',
    members: ['IRP.Status', 'IO_STATUS_BLOCK.Status', '*.IoStatus.Status'],
    bits: false,
    digits: 8,
    scope: 'status',
    constants: constantsOf(NTSTATUS, NTSTATUS_MEANINGS),
  },
];
