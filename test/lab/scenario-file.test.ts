import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/lab/files/json-document.ts';
import { readScenario } from '../../src/lab/scenario/scenario-file.ts';

const problems = (...steps: object[]): string[] =>
  readScenario('s.scenario.json', JSON.stringify({ steps }, null, 1)).problems.map(formatProblem);

describe('readScenario', () => {
  it('takes every kind of step', () => {
    expect(
      problems(
        { ioctl: 'GET_PARAMETERS' },
        {
          ioctl: 'MOVE_MEDIUM',
          source: 'slot 0',
          destination: 'drive 0',
          expect: { status: 'STATUS_SUCCESS' },
        },
        { ioctl: 'GET_ELEMENT_STATUS', element: 'drive 0', count: 1, volumeTags: true },
        { operator: 'open door' },
        { operator: 'insert', barcode: 'B00009L6', at: 'port 0' },
        { operator: 'pull magazine', slots: [0, 3] },
        { fault: { command: 'MOVE MEDIUM', nth: 2, sense: '04/15/01' } },
        { fault: { command: 'ANY', nth: 5, srbStatus: 'SRB_STATUS_BUS_RESET' } },
        {
          raw: { code: '0x00304024', input: '00000000', outputLength: 0 },
          expect: { status: 'STATUS_BUFFER_TOO_SMALL' },
        },
        { diagnostics: true },
        { handle: 'create' },
        { expect: { elements: { 'drive 0': 'A00001L6', 'slot 0': null } } },
      ),
    ).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    [
      'an unknown IOCTL',
      { ioctl: 'MOVE_MEDIA' },
      /steps\[0\]\.ioctl: "MOVE_MEDIA" is not known\. Use one of GET_PARAMETERS/,
    ],
    ['a missing word', { ioctl: 'MOVE_MEDIUM', source: 'slot 0' }, /steps\[0\]: destination is missing/],
    [
      'a word of another IOCTL',
      { ioctl: 'GET_STATUS', element: 'slot 0' },
      /steps\[0\]\.element: unknown member/,
    ],
    [
      'an element that is none',
      { ioctl: 'MOVE_MEDIUM', source: 'shelf 1', destination: 'drive 0' },
      /steps\[0\]\.source: "shelf 1" is no element/,
    ],
    [
      'an unknown act',
      { operator: 'kick' },
      /steps\[0\]\.operator: "kick" is not known\. Use one of open door/,
    ],
    [
      'a status that is none',
      { ioctl: 'GET_STATUS', expect: { status: 'STATUS_OK' } },
      /steps\[0\]\.expect\.status/,
    ],
    [
      'sense that is none',
      { fault: { command: 'ANY', sense: '4-15-1' } },
      /steps\[0\]\.fault\.sense: "4-15-1" is no sense/,
    ],
    ['a fault with no effect', { fault: { command: 'ANY' } }, /steps\[0\]\.fault/],
    [
      'a step of no kind',
      { iotcl: 'GET_STATUS' },
      /steps\[0\]: a step needs one of device, ioctl, operator, rsm, fault/,
    ],
    ['hex with half a byte', { raw: { code: '0x1', input: '123' } }, /steps\[0\]\.raw\.input/],
  ])('refuses %s', (_name, step, message) => {
    const found = problems(step);
    expect(found.join('\n')).toMatch(message);
    expect(found.join('\n')).not.toMatch(/undefined|\[object/);
  });

  it('gives each step its line', () => {
    const { scenario } = readScenario(
      's.scenario.json',
      '{ "steps": [\n { "ioctl": "GET_STATUS" },\n\n { "diagnostics": true } ] }',
    );
    expect(scenario?.steps.map((step) => step.line)).toEqual([2, 4]);
  });
});
