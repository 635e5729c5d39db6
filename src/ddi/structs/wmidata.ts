/** Structures of wmidata.h that a changer miniclass fills. */
import { struct } from '../struct.ts';

export const WMI_CHANGER_PROBLEM_DEVICE_ERROR = struct({
  name: 'WMI_CHANGER_PROBLEM_DEVICE_ERROR',
  size: [4, 4],
  source:
    'wdk-ddi-src/content/wmidata/ns-wmidata-_wmi_changer_problem_device_error.md; wmidata.h GUID {56b396a8-0b95-42fe-bbce-d36fda904f8e}',
  fields: {
    ChangerProblemType: ['ULONG', 0, 0],
  },
});
