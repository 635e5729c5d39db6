import { CHANGER_IOCTLS, type ChangerIoctlName } from '../../ddi/ioctls.ts';
import { NTSTATUS } from '../../ddi/ntstatus.ts';
import { SRB_STATUS } from '../../ddi/srb.ts';
import { SET_ACCESS_CONTROL, VOLUME_TAG_ACTIONS } from '../../ddi/values.ts';
import { PLACE } from '../files/library-schema.ts';
import type { JsonSchema } from '../files/validate.ts';
import { WORK_STATE } from '../../rsm/states.ts';
import { deviceSteps } from './device-schema.ts';
import { rsmSteps } from './rsm-schema.ts';
import type { StepKind } from './step-kind.ts';
import { ELEMENT_PATTERN } from '../../ddi/requests/element-words.ts';
import { IOCTL_WORDS, type Word, type WordKind } from '../../ddi/requests/ioctl-words.ts';

const IOCTL_NAMES = Object.keys(CHANGER_IOCTLS) as ChangerIoctlName[];

const status: JsonSchema = {
  description: 'NTSTATUS by name, or as hex.',
  anyOf: [{ enum: Object.keys(NTSTATUS) }, { type: 'string', pattern: '^0x[0-9a-fA-F]{1,8}$' }],
};

const element: JsonSchema = {
  type: 'string',
  pattern: ELEMENT_PATTERN,
  errorMessage:
    'is no element. Write "slot 3", "drive 0", "port 0", "transport 0", "door 0", "keypad 0" or "all".',
};

const wordSchema: Readonly<Record<WordKind, JsonSchema>> = {
  element,
  count: { type: 'integer', minimum: 0, maximum: 0xffffffff },
  flag: { type: 'boolean' },
  control: { anyOf: [{ enum: Object.keys(SET_ACCESS_CONTROL) }, { type: 'integer', minimum: 0 }] },
  action: { anyOf: [{ enum: Object.keys(VOLUME_TAG_ACTIONS) }, { type: 'integer', minimum: 0 }] },
  template: { type: 'string', maxLength: 40 },
};

const expect: JsonSchema = {
  description: 'What must be true after the step.',
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    status,
    information: { description: 'IoStatus.Information.', type: 'integer', minimum: 0 },
    output: {
      description: 'Part of the decoded output: members and list entries that are named must be equal.',
    },
    elements: {
      description: 'Bar codes by place; null: empty.',
      type: 'object',
      additionalProperties: { type: ['string', 'null'] },
    },
    commands: {
      description: 'The SCSI commands that the step sent, in order, by name.',
      type: 'array',
      items: { type: 'string' },
    },
    state: {
      description: 'How the work of the removable storage manager stands.',
      enum: Object.keys(WORK_STATE),
    },
    work: {
      description:
        'How other work of the removable storage manager stands, by its text: {"clean drive 0": "FAILED"}.',
      type: 'object',
      additionalProperties: { enum: Object.keys(WORK_STATE) },
    },
    requests: {
      description: 'The requests that the removable storage manager sent in the step, in order.',
      type: 'array',
      items: { type: 'string' },
    },
    volumes: {
      description: 'Where the database of the removable storage manager has media, by name; null: offline.',
      type: 'object',
      additionalProperties: { type: ['string', 'null'] },
    },
    problem: { description: 'ChangerProblemType of a diagnostics step.', type: 'integer' },
  },
};

const comment = { description: 'For the reader.', type: 'string' };

function step(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required,
    properties: { comment, ...properties, expect },
  };
}

function ioctlStep(name: ChangerIoctlName): JsonSchema {
  const words = Object.entries(IOCTL_WORDS[name]);
  const properties = Object.fromEntries(
    words.map(([key, word]: [string, Word]) => [
      key,
      {
        description: `${word.description} (${word.member || CHANGER_IOCTLS[name].input})`,
        ...wordSchema[word.kind],
      },
    ]),
  );
  const required = words.filter(([, word]) => word.fallback === undefined).map(([key]) => key);
  return step(
    {
      ioctl: { const: name },
      ...properties,
      outputLength: {
        description: 'Length of the output buffer in bytes.',
        type: 'integer',
        minimum: 0,
        maximum: 0x1000000,
      },
    },
    ['ioctl', ...required],
  );
}

const slots: JsonSchema = {
  description: 'First and last slot of the magazine.',
  type: 'array',
  items: { type: 'integer', minimum: 0 },
  minItems: 2,
  maxItems: 2,
};

const at: JsonSchema = { ...PLACE, description: 'Where.' };

const acts = {
  'open door': {},
  'close door': {},
  insert: {
    at,
    barcode: { description: 'Label of the cartridge. Left out: none.', type: 'string', maxLength: 32 },
    cleaner: { description: 'It is a cleaning cartridge.', type: 'boolean' },
  },
  remove: { at },
  'power cycle': {},
  'pull magazine': { slots },
  'push magazine': { slots },
  'open port': { at },
  'close port': { at },
  'remove drive': { at },
  'install drive': { at },
  'unload drive': { at },
} as const;

/** What an operator can do. */
export type OperatorAct = keyof typeof acts;
export const OPERATOR_ACTS = Object.keys(acts) as OperatorAct[];

function actStep(name: OperatorAct): JsonSchema {
  const properties: Readonly<Record<string, JsonSchema>> = acts[name];
  const optional = new Set(['barcode', 'cleaner']);
  return step({ operator: { const: name }, ...properties }, [
    'operator',
    ...Object.keys(properties).filter((key) => !optional.has(key)),
  ]);
}

const fault: JsonSchema = {
  description: 'Which command fails, and how.',
  type: 'object',
  additionalProperties: false,
  required: ['command'],
  properties: {
    command: {
      description: 'Name of the SCSI command, its opcode as hex, or ANY.',
      type: 'string',
      minLength: 1,
    },
    device: {
      description: 'Which device: "changer" or a drive.',
      type: 'string',
      pattern: '^(changer|drive [0-9]+)$',
      errorMessage: 'is no device. Write "drive 0" or "changer".',
      default: 'changer',
    },
    nth: { description: 'Which one from now on; 1 is the next.', type: 'integer', minimum: 1, default: 1 },
    sense: {
      description: 'Sense key, ASC and ASCQ in hex: "04/15/01".',
      type: 'string',
      pattern: '^[0-9a-fA-F]{1,2}/[0-9a-fA-F]{1,2}/[0-9a-fA-F]{1,2}$',
      errorMessage: 'is no sense. Write key/ASC/ASCQ in hex, for example "04/15/01".',
    },
    srbStatus: { description: 'SRB status that the port driver reports.', enum: Object.keys(SRB_STATUS) },
  },
  oneOf: [{ required: ['sense'] }, { required: ['srbStatus'] }],
};

const raw: JsonSchema = {
  description: 'Any control code, with its buffers.',
  type: 'object',
  additionalProperties: false,
  required: ['code'],
  properties: {
    code: { description: 'Control code as hex.', type: 'string', pattern: '^0x[0-9a-fA-F]{1,8}$' },
    input: {
      description: 'Input buffer as hex.',
      type: 'string',
      pattern: '^([0-9a-fA-F]{2}\\s*)*$',
      default: '',
    },
    outputLength: {
      description: 'Length of the output buffer in bytes.',
      type: 'integer',
      minimum: 0,
      maximum: 0x1000000,
      default: 0,
    },
    access: {
      description: 'Access of the handle.',
      enum: ['read', 'write', 'read-write'],
      default: 'read-write',
    },
  },
};

/** Steps that speak with a drive. */
export const DEVICE_STEPS = deviceSteps(step);

/** The schema of each kind of step, by the member that says which kind it is, and by that member's value. */
export const STEP_SCHEMAS: Readonly<Record<StepKind, JsonSchema | Readonly<Record<string, JsonSchema>>>> = {
  device: { ...DEVICE_STEPS.ioctl, ...DEVICE_STEPS.transfer },
  ioctl: Object.fromEntries(IOCTL_NAMES.map((name) => [name, ioctlStep(name)])),
  operator: Object.fromEntries(OPERATOR_ACTS.map((name) => [name, actStep(name)])),
  rsm: rsmSteps(step),
  fault: step({ fault }, ['fault']),
  raw: step({ raw }, ['raw']),
  diagnostics: step({ diagnostics: { description: 'The WMI diagnostics request.', const: true } }, [
    'diagnostics',
  ]),
  wait: step(
    {
      wait: {
        description: 'Lets that many seconds of the library pass.',
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 86_400,
      },
    },
    ['wait'],
  ),
  handle: step(
    { handle: { description: 'Open the changer once more, or close it.', enum: ['create', 'close'] } },
    ['handle'],
  ),
};

/** A step that holds nothing but expectations. */
export const EXPECT_STEP: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['expect'],
  properties: { comment, expect },
};

/** Every kind of step; the expectation, which all of them may have, stands once in the whole schema. */
function alternatives(): JsonSchema[] {
  return Object.values(STEP_SCHEMAS)
    .flatMap((entry) => ('type' in entry ? [entry] : Object.values(entry as Record<string, JsonSchema>)))
    .map((entry) => ({
      ...entry,
      properties: { ...(entry['properties'] as object), expect: { $ref: '#/definitions/expect' } },
    }));
}

/** A path as people write it in a scenario file, from the folder of that file. */
const path = { type: 'string', minLength: 1 };
const paths = { anyOf: [path, { type: 'array', items: path, minItems: 1 }] };

/** The frame of a scenario file; each step is checked against the schema of its kind. */
export const SCENARIO_FRAME: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['steps'],
  properties: {
    $schema: { type: 'string' },
    description: { description: 'What the scenario shows.', type: 'string' },
    driver: {
      description:
        'The changer miniclass: a C file, a list of them, or their folder, relative to this file. Left out: the driver beside this file.',
      ...paths,
    },
    tape: {
      description:
        'The tape miniclass of the drives, named as the driver is. Left out: the one for LTO drives that comes with the lab.',
      ...paths,
    },
    library: {
      description: 'The library file, relative to this file. Left out: the only one beside this file.',
      ...path,
    },
    steps: { description: 'Carried out one after the other.', type: 'array', items: { type: 'object' } },
  },
};

/** The whole schema of `*.scenario.json`, as editors take it. */
export const SCENARIO_SCHEMA: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Changer Lab scenario',
  description: 'Requests to a changer, acts of its operator, faults, and what must come of them.',
  ...SCENARIO_FRAME,
  properties: {
    ...(SCENARIO_FRAME['properties'] as object),
    steps: { type: 'array', items: { anyOf: [...alternatives(), EXPECT_STEP] } },
  },
  definitions: { expect },
};
