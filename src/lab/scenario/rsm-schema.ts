import { INVENTORY_METHOD } from '../../rsm/states.ts';
import type { JsonSchema } from '../files/validate.ts';

/** Steps that ask the removable storage manager for something: `{"rsm": "mount", "volume": "A00001L6"}`. */

const volume: JsonSchema = {
  description: 'Bar code or label of the medium, or "#3" for its number in the database.',
  type: 'string',
  minLength: 1,
};
const number = (description: string): JsonSchema => ({ description, type: 'integer', minimum: 0 });
const drive = number('Number of the drive.');
const port = { ...number('Number of the port.'), default: 0 };
const method: JsonSchema = {
  description: 'How stock is taken.',
  enum: Object.keys(INVENTORY_METHOD),
  default: 'FAST',
};
const seconds: JsonSchema = {
  description: 'How long the operator has, in seconds.',
  type: 'number',
  exclusiveMinimum: 0,
  default: 300,
};

interface Words {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** The words of each request to the manager. */
const REQUESTS = {
  start: { properties: { method } },
  mount: {
    properties: {
      volume,
      drive: { ...drive, description: 'The drive; left out: any.' },
      side: { description: 'Side of the medium.', enum: [0, 1], default: 0 },
      priority: { description: 'From -15 to 15.', type: 'integer', minimum: -15, maximum: 15, default: 0 },
    },
    required: ['volume'],
  },
  dismount: {
    properties: {
      volume,
      deferred: {
        description: 'The medium stays until the drive is wanted, and at least five minutes.',
        type: 'boolean',
        default: false,
      },
    },
    required: ['volume'],
  },
  inventory: { properties: { method, slot: number('The slot of method SLOT.') } },
  inject: {
    properties: {
      port,
      seconds,
      many: {
        description: 'One medium after the other, until nobody brings another.',
        type: 'boolean',
        default: false,
      },
    },
  },
  'retract port': { properties: { port, seconds } },
  eject: {
    properties: {
      volume,
      port,
      seconds,
      force: {
        description: 'Also out of a drive in which it is in use.',
        type: 'boolean',
        default: false,
      },
    },
    required: ['volume'],
  },
  'queue eject': { properties: { volume }, required: ['volume'] },
  door: { properties: { method, door: { ...number('Number of the door.'), default: 0 }, seconds } },
  'clean drive': { properties: { drive }, required: ['drive'] },
  'reserve cleaner': { properties: { slot: number('The slot.') }, required: ['slot'] },
  'release cleaner': { properties: {} },
  'inject cleaner': {
    properties: { uses: number('How often it may be used.'), port, seconds },
    required: ['uses'],
  },
  'eject cleaner': { properties: { port, seconds } },
  'enable library': { properties: {} },
  'disable library': { properties: {} },
  'enable drive': { properties: { drive }, required: ['drive'] },
  'disable drive': { properties: { drive }, required: ['drive'] },
  'enable medium': { properties: { volume }, required: ['volume'] },
  'disable medium': { properties: { volume }, required: ['volume'] },
  'give up': { properties: {} },
  cancel: {
    properties: {
      work: {
        description:
          'The work to end, as results name it: "inject port 0". Left out: what waits for the operator.',
        type: 'string',
        minLength: 1,
      },
    },
  },
} as const satisfies Readonly<Record<string, Words>>;

/** What the manager can be asked for; `give up` lets the operator's time pass. */
export type RsmRequest = keyof typeof REQUESTS;

type Step = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]) => JsonSchema;

/** The schema of each request's step. */
export function rsmSteps(step: Step): Readonly<Record<RsmRequest, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(REQUESTS as Readonly<Record<string, Words>>).map(
      ([name, { properties, required = [] }]) => [
        name,
        step({ rsm: { const: name }, ...properties }, ['rsm', ...required]),
      ],
    ),
  ) as Record<RsmRequest, JsonSchema>;
}
