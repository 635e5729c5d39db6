/** Steps of each kind, as the page of scenario files shows them. A test reads them as a scenario. */
export const STEP_EXAMPLES: Readonly<Record<string, readonly object[]>> = {
  ioctl: [
    { ioctl: 'GET_ELEMENT_STATUS', element: 'slot 0', count: 8, volumeTags: true },
    {
      ioctl: 'MOVE_MEDIUM',
      source: 'slot 0',
      destination: 'drive 0',
      expect: { status: 'STATUS_SUCCESS', commands: ['MOVE MEDIUM'] },
    },
    { comment: 'A buffer that is too short.', ioctl: 'GET_PARAMETERS', outputLength: 8 },
  ],
  operator: [
    { operator: 'open door' },
    { operator: 'insert', at: 'slot 3', barcode: 'A00009L6' },
    { operator: 'close door' },
    { operator: 'pull magazine', slots: [0, 3] },
  ],
  rsm: [
    { rsm: 'start' },
    { rsm: 'mount', volume: 'A00001L6', drive: 0, expect: { state: 'PASSED' } },
    { rsm: 'dismount', volume: 'A00001L6' },
  ],
  device: [
    { device: 'drive 0', write: { blocks: 10, size: 65536 } },
    { device: 'drive 0', ioctl: 'TAPE_SET_POSITION', Method: 'TAPE_REWIND' },
    { device: 'drive 0', compare: { blocks: 10, size: 65536 } },
  ],
  fault: [
    { fault: { command: 'MOVE MEDIUM', nth: 2, sense: '04/15/01' } },
    { fault: { command: 'ANY', device: 'drive 0', srbStatus: 'SRB_STATUS_TIMEOUT' } },
  ],
  raw: [{ raw: { code: '0x00304000', outputLength: 60, access: 'read' } }],
  diagnostics: [{ diagnostics: true, expect: { status: 'STATUS_SUCCESS', problem: 0 } }],
  wait: [{ wait: 150 }],
  handle: [{ handle: 'create' }, { handle: 'close' }],
  expect: [
    { expect: { elements: { 'drive 0': 'A00001L6', 'slot 0': null } } },
    { ioctl: 'GET_PARAMETERS', expect: { status: 'STATUS_SUCCESS', output: { NumberStorageElements: 7 } } },
  ],
};
