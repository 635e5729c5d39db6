import type { ElementRecord, CommandRecord } from '../../lab/records.ts';
import { unitName } from '../../lab/lab-unit.ts';
import { senseCodes } from '../../scsi/sense-text.ts';
import type { Debuggee } from '../target/debuggee.ts';

const CHANGER = unitName(0);

/** A command of the debug console. */
interface ConsoleCommand {
  readonly usage: string;
  readonly help: string;
  run(target: Debuggee, argument: string): Promise<string>;
}

function elementLine(element: ElementRecord): string {
  const content = element.full ? (element.barcode ?? 'cartridge without a label') : 'empty';
  const notes = [
    element.accessible ? '' : 'not accessible',
    element.exception === null ? '' : `exception ${element.exception}`,
  ].filter((text) => text !== '');
  return `${element.element.padEnd(14)} ${[content, ...notes].join(', ')}`;
}

function commandLine(command: CommandRecord): string {
  const reply = command.sense
    ? senseCodes(command.sense.key, command.sense.asc, command.sense.ascq)
    : command.srbStatus.replace('SRB_STATUS_', '').replaceAll('_', ' ').toLowerCase();
  const device = command.device === CHANGER ? '' : `${command.device}: `;
  const text = `${device}${command.name} ${command.operands}`;
  return `${String(command.seq).padStart(5)}  ${text.padEnd(48)} ${reply}`;
}

/** What the debug console knows beside C expressions: one row a command. */
export const CONSOLE_COMMANDS: Readonly<Record<string, ConsoleCommand>> = {
  '.elements': {
    usage: '.elements [kind]',
    help: 'the elements of the library, or those of one kind',
    async run(target, argument) {
      const elements = (await target.hook('elements')) as ElementRecord[];
      return elements
        .filter((element) => argument === '' || element.element.startsWith(argument))
        .slice(0, 200)
        .map(elementLine)
        .join('\n');
    },
  },
  '.trace': {
    usage: '.trace [count]',
    help: 'the last SCSI commands',
    async run(target, argument) {
      const count = Math.max(1, Number(argument) || 20);
      const commands = (await target.hook('trace', count)) as CommandRecord[];
      return commands.length === 0 ? 'No command has been sent yet.' : commands.map(commandLine).join('\n');
    },
  },
  '.fault': {
    usage: '.fault key/asc/ascq',
    help: 'lets the command that stands before the device fail with this sense',
    async run(target, argument) {
      return (await target.hook('fault', argument)) ?? `The command will fail with ${argument}.`;
    },
  },
  '.cdb': {
    usage: '.cdb hex',
    help: 'replaces the CDB that stands before the device',
    async run(target, argument) {
      const done = await target.hook('setCdb', argument);
      return done
        ? 'The CDB is replaced.'
        : 'Write the bytes as hex; a command must stand before the device.';
    },
  },
  '.help': {
    usage: '.help',
    help: 'this list',
    run: () =>
      Promise.resolve(
        [
          ...Object.values(CONSOLE_COMMANDS).map((command) => `${command.usage.padEnd(22)} ${command.help}`),
          'anything else          a C expression in the selected frame',
        ].join('\n'),
      ),
  },
};

/** Runs a console command. @throws Error with one sentence for a command that there is not. */
export async function runConsole(target: Debuggee, text: string): Promise<string> {
  const [name, ...rest] = text.trim().split(/\s+/);
  const command = CONSOLE_COMMANDS[name];
  if (!command)
    throw new Error(`There is no command ${name}. ${Object.keys(CONSOLE_COMMANDS).join(', ')} are known.`);
  return command.run(target, rest.join(' '));
}
