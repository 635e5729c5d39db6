import { DEFAULT_SETTINGS } from '../../changer-class/settings.ts';
import { ELEMENT_KINDS } from '../../emulator/model.ts';
import type { JsonSchema } from './validate.ts';

const kinds = { type: 'array', items: { enum: ELEMENT_KINDS }, uniqueItems: true } as const;
const kindTable = (description: string): JsonSchema => ({
  description,
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    ELEMENT_KINDS.map((kind) => [kind, { ...kinds, description: `Where a cartridge in a ${kind} can go.` }]),
  ),
});
const flag = (description: string, value: boolean): JsonSchema => ({
  description,
  type: 'boolean',
  default: value,
});
const text = (description: string, maxLength: number): JsonSchema => ({
  description,
  type: 'string',
  maxLength,
});
const count = (description: string, value: number): JsonSchema => ({
  description,
  type: 'integer',
  minimum: 0,
  default: value,
});
const seconds = (description: string, value: number): JsonSchema => ({
  description,
  type: 'number',
  minimum: 0,
  default: value,
});
const range = (description: string, first: number, number: number): JsonSchema => ({
  description,
  type: 'object',
  additionalProperties: false,
  required: ['first', 'count'],
  properties: {
    first: {
      description: 'SCSI element address of the first element.',
      type: 'integer',
      minimum: 0,
      maximum: 65535,
    },
    count: { description: 'Number of elements.', type: 'integer', minimum: 0, maximum: 65536 },
  },
  default: { first, count: number },
});

/** A place as library and scenario files write it. */
export const PLACE: JsonSchema = {
  type: 'string',
  pattern: '^(transport|slot|port|drive) [0-9]+$',
  errorMessage: 'is no place. Write "slot 3", "drive 0", "port 0" or "transport 0"; numbers begin at 0.',
};

/** The schema of `*.changer.json`: the one description of a library file. */
const path = { type: 'string', minLength: 1 };

export const LIBRARY_SCHEMA: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Changer Lab library',
  description: 'A SCSI media changer with its drives and cartridges, as the lab emulates it.',
  type: 'object',
  additionalProperties: false,
  required: ['changer', 'elements'],
  properties: {
    $schema: { type: 'string' },
    changer: {
      description: 'What INQUIRY says.',
      type: 'object',
      additionalProperties: false,
      required: ['vendor', 'product'],
      properties: {
        vendor: text('Vendor identification, at most 8 characters.', 8),
        product: text('Product identification, at most 16 characters.', 16),
        revision: { ...text('Product revision level, at most 4 characters.', 4), default: '1.00' },
        serial: { ...text('Unit serial number (VPD page 80h), at most 32 characters.', 32), default: '' },
      },
    },
    elements: {
      description: 'Element addresses and counts (mode page 1Dh). A cleaner slot counts as a slot.',
      type: 'object',
      additionalProperties: false,
      required: ['transport', 'slot', 'drive'],
      properties: {
        transport: range('Medium transport elements: the robot.', 0, 1),
        slot: range('Storage elements.', 1, 8),
        port: range('Import/export elements.', 0, 0),
        drive: range('Data transfer elements.', 20, 1),
      },
    },
    doors: count('Doors that give access to all cartridges.', 0),
    keypad: flag('The library has an operator keypad.', true),
    cleanerSlot: {
      description: 'Which slot, from 0, is kept for the cleaning cartridge.',
      type: 'integer',
      minimum: 0,
    },
    capabilities: {
      description: 'What the device can do; commands that are left out are refused as unknown.',
      type: 'object',
      additionalProperties: false,
      default: {},
      properties: {
        store: {
          ...kinds,
          description: 'Elements that can store a cartridge (mode page 1Fh byte 2).',
          default: ['slot', 'drive'],
        },
        move: kindTable(
          'From each kind, to which kinds MOVE MEDIUM works (mode page 1Fh bytes 4 to 7). Left out: between slots, ports and drives.',
        ),
        exchange: {
          ...kindTable('The same for EXCHANGE MEDIUM (bytes 12 to 15). Empty: no such command.'),
          default: {},
        },
        position: {
          ...kinds,
          description: 'Kinds that POSITION TO ELEMENT reaches. Empty: no such command.',
          default: ['slot', 'drive'],
        },
        rotate: flag('The transport can rotate a cartridge (mode page 1Eh).', false),
        barcodeReader: flag('A bar code reader is fitted.', true),
        initializeRange: flag('INITIALIZE ELEMENT STATUS WITH RANGE is supported.', true),
        volumeTags: {
          description: 'SEND VOLUME TAG actions. Empty: no such command.',
          type: 'array',
          items: { enum: ['search', 'assert', 'replace', 'undefine'] },
          uniqueItems: true,
          default: [],
        },
        lock: {
          description: 'What PREVENT ALLOW MEDIUM REMOVAL locks. Empty: no such command.',
          type: 'array',
          items: { enum: ['port', 'door', 'keypad'] },
          uniqueItems: true,
          default: [],
        },
        openPort: flag('The port can be extended by command.', false),
        closePort: flag('The port can be retracted by command.', false),
        nonVolatile: flag('Element status survives power off.', true),
        magazineSize: count('Slots in a removable magazine; 0: no magazines.', 0),
        reinitialize: flag('REZERO UNIT recalibrates the transport.', false),
        ejectRequired: flag('A drive must unload its cartridge before the robot can take it.', false),
      },
    },
    drives: {
      description: 'One entry for each drive element. All drives are of one kind.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind'],
        properties: {
          kind: { description: 'Kind of drive: "LTO-6".', type: 'string', minLength: 1 },
          serial: text('Serial number of the drive.', 32),
          installed: flag('False: the bay is empty.', true),
          writeProtected: flag('The drive writes nothing.', false),
          cleaningNeeded: flag('The drive asks for a cleaning from the beginning.', false),
          miniclass: {
            description:
              'The tape miniclass of the drives, where the person and the scenario name none: a C file, a list of them, or their folder, relative to this file. One for all drives.',
            anyOf: [path, { type: 'array', items: path, minItems: 1 }],
          },
        },
      },
    },
    cartridges: {
      description: 'The cartridges at power on.',
      type: 'array',
      default: [],
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['at'],
        properties: {
          at: { ...PLACE, description: 'Where it is: "slot 3".' },
          barcode: text('Bar code label. Left out: no label.', 32),
          alternate: text('Label of side B of a two-sided cartridge.', 32),
          cleaner: flag('It is a cleaning cartridge.', false),
          file: {
            description:
              'File that keeps what is written, in the SIMH .tap format, relative to this one. Left out: in memory.',
            type: 'string',
            minLength: 1,
          },
          capacity: {
            description: 'Capacity in bytes. Left out: what such a cartridge holds.',
            type: 'integer',
            minimum: 0x10000,
          },
          worm: flag('What is written stays: write once, read many.', false),
          writeProtected: flag('Its tab is set to write protection.', false),
        },
      },
    },
    timing: {
      description: 'Robot times in seconds of the virtual clock.',
      type: 'object',
      additionalProperties: false,
      default: {},
      properties: {
        move: seconds('MOVE MEDIUM.', 12),
        exchange: seconds('EXCHANGE MEDIUM.', 20),
        position: seconds('POSITION TO ELEMENT.', 4),
        initialize: seconds('INITIALIZE ELEMENT STATUS.', 30),
      },
    },
    registry: {
      description: "The driver's device key, as IoOpenDeviceRegistryKey and RtlQueryRegistryValues read it.",
      $ref: '#/definitions/registryKey',
    },
    windows: {
      description: 'Readings of the Windows documents where they leave a choice.',
      type: 'object',
      additionalProperties: false,
      default: {},
      properties: {
        shortInput: {
          description:
            'Status for too short an input buffer: the class routine page and the IOCTL pages differ.',
          enum: ['STATUS_BUFFER_TOO_SMALL', 'STATUS_INFO_LENGTH_MISMATCH'],
          default: DEFAULT_SETTINGS.shortInput,
        },
        mapsElementSense: flag(
          'The class driver maps element sense (21/01, 3B/0D, 3B/0E, …) before it calls ChangerError.',
          DEFAULT_SETTINGS.mapsElementSense,
        ),
        hardwareErrors: {
          description:
            'current: STATUS_DEVICE_HARDWARE_ERROR, no retry. legacy: STATUS_IO_DEVICE_ERROR, retried.',
          enum: ['current', 'legacy'],
          default: DEFAULT_SETTINGS.hardwareErrors,
        },
        poolLimit: {
          description: 'Bytes of pool that the driver may hold; an allocation beyond it returns NULL.',
          type: 'integer',
          minimum: 0,
        },
      },
    },
  },
  definitions: {
    registryKey: {
      type: 'object',
      additionalProperties: false,
      properties: {
        values: {
          description:
            'Text is REG_SZ, a number REG_DWORD, a list of texts REG_MULTI_SZ, {"binary": "00ff"} REG_BINARY.',
          type: 'object',
          additionalProperties: {
            anyOf: [
              { type: 'string' },
              { type: 'integer', minimum: 0, maximum: 0xffffffff },
              { type: 'array', items: { type: 'string' } },
              {
                type: 'object',
                additionalProperties: false,
                required: ['binary'],
                properties: { binary: { type: 'string', pattern: '^([0-9a-fA-F]{2})*$' } },
              },
            ],
          },
        },
        keys: {
          description: 'Subkeys, each with values and keys of its own.',
          type: 'object',
          additionalProperties: { $ref: '#/definitions/registryKey' },
        },
      },
    },
  },
};
