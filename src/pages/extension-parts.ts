import { CAPABILITIES } from '../debug/session/capabilities.ts';
import { CONSOLE_COMMANDS } from '../debug/session/console.ts';
import { readManifest } from './manifest.ts';
import { code, table } from './markdown.ts';

/** Tables of what the extension's manifest and the debug adapter have. */

const launch = () => readManifest().contributes.debuggers[0].configurationAttributes.launch.properties;

/** `Ctrl+Shift+F10`. */
function keyName(key: string): string {
  return key
    .split('+')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('+');
}

const shown = (value: unknown): string => (value === undefined ? '' : code(JSON.stringify(value)));

/** The attributes of a launch configuration. */
export function launchAttributes(): string {
  return table(
    ['attribute', 'means', 'default'],
    Object.entries(launch()).map(([name, attribute]) => [
      code(name),
      attribute.markdownDescription,
      name === 'stopOn' ? '' : shown(attribute.default),
    ]),
  );
}

/** Where a run can be made to stop: the words of `stopOn`, and the same in the view of breakpoints. */
export function stops(): string {
  const { enum: words = [], markdownEnumDescriptions: texts = [] } = launch()['stopOn'].items ?? {};
  const labels = new Map(
    CAPABILITIES.exceptionBreakpointFilters?.map(({ filter, label }) => [filter, label]),
  );
  return table(
    ['`stopOn`', 'under Breakpoints', 'stops at'],
    words.map((word, index) => [code(word), labels.get(word) ?? '', texts[index]]),
  );
}

/** The commands of the debug console. */
export function consoleCommands(): string {
  return table(
    ['command', 'does'],
    Object.values(CONSOLE_COMMANDS).map(({ usage, help }) => [code(usage), help]),
  );
}

/** The commands of the palette, with their keys. */
export function paletteCommands(): string {
  const { commands, keybindings } = readManifest().contributes;
  const keyOf = (id: string): string => {
    const found = keybindings.find(({ command }) => command === id);
    return found ? keyName(found.key) : '';
  };
  return table(
    ['command', 'key'],
    commands.map(({ command, title }) => [`Changer Lab: ${title}`, keyOf(command)]),
  );
}

/** The settings, group by group. */
export function settings(): string {
  return readManifest()
    .contributes.configuration.map(({ title, properties }) => {
      const rows = Object.entries(properties).map(([name, setting]) => [
        code(name),
        setting.markdownDescription,
        shown(setting.default),
      ]);
      return `### ${title}\n\n${table(['setting', 'means', 'default'], rows)}`;
    })
    .join('\n\n');
}
