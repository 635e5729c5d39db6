import { DRIVE_REQUESTS, memberValues, type DriveRequest } from '../../ddi/requests/drive-requests.ts';
import type { JsonSchema } from '../files/validate.ts';

/** Steps that speak with a drive of the library: `{"device": "drive 0", …}`. */

const device: JsonSchema = {
  description: 'The drive.',
  type: 'string',
  pattern: '^drive [0-9]+$',
  errorMessage: 'is no drive. Write "drive 0".',
};

type Step = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]) => JsonSchema;

function members({ input }: DriveRequest): Record<string, JsonSchema> {
  const result: Record<string, JsonSchema> = {};
  if (!input) return result;
  for (const [member, [type]] of Object.entries(input.fields)) {
    const description = `${member} of ${input.name}.`;
    const table = memberValues(input, member);
    if (table) result[member] = { description, anyOf: [{ enum: Object.keys(table) }, { type: 'integer' }] };
    else result[member] = { description, type: type === 'BOOLEAN' ? 'boolean' : 'integer' };
  }
  return result;
}

function blocks(description: string, required: readonly string[]): JsonSchema {
  return {
    description,
    type: 'object',
    additionalProperties: false,
    required,
    properties: {
      blocks: { description: 'How many blocks.', type: 'integer', minimum: 1, maximum: 10_000_000 },
      size: { description: 'Bytes of a block.', type: 'integer', minimum: 1, maximum: 0x1000000 },
      seed: { description: 'Other data for another number.', type: 'integer', minimum: 0, default: 0 },
      label: {
        description: 'Writes a volume label (ANSI X3.27 VOL1) with this identifier before the blocks.',
        type: 'string',
        pattern: '^[A-Z0-9]{1,6}$',
      },
    },
  };
}

/** The schema of each step with a device, by what it asks the drive for; of an IOCTL, by its name. */
export function deviceSteps(step: Step): {
  readonly ioctl: Readonly<Record<string, JsonSchema>>;
  readonly transfer: Readonly<Record<string, JsonSchema>>;
} {
  const ioctl = Object.entries(DRIVE_REQUESTS).map(([name, request]) => [
    name,
    step({ device, ioctl: { const: name }, ...members(request) }, ['device', 'ioctl']),
  ]);
  return {
    ioctl: Object.fromEntries(ioctl) as Record<string, JsonSchema>,
    transfer: {
      write: step({ device, write: blocks('Writes blocks of test data.', ['blocks', 'size']) }, [
        'device',
        'write',
      ]),
      read: step({ device, read: blocks('Reads blocks.', ['blocks', 'size']) }, ['device', 'read']),
      compare: step(
        {
          device,
          compare: blocks('Reads blocks and compares them with what a write step wrote.', ['blocks', 'size']),
        },
        ['device', 'compare'],
      ),
    },
  };
}
