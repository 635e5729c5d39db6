import path from 'node:path';
import { Source, StackFrame } from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { kindOfUnit, unitName } from '../../lab/lab-unit.ts';
import type { ChangerModel } from '../../emulator/model.ts';
import type { ScenarioStep } from '../../lab/scenario/scenario-file.ts';
import type { CommandState } from '../debuggee/protocol.ts';
import type { RunCode } from '../symbols/run-code.ts';
import { codeReference } from '../target/code-address.ts';
import {
  CLASS_FILES,
  classDriverText,
  commandText,
  scenarioText,
  type GeneratedSources,
} from './generated-source.ts';
import type { Stop } from './run-control.ts';
import type { Frame } from './stack.ts';

/** The text of the command of the present stop. */
export const COMMAND_KEY = 'command';

type CommandFrame = Extract<Frame, { kind: 'command' }>;

interface Place {
  readonly source: DebugProtocol.Source;
  readonly line: number;
}

/** With one driver for many drives only the name says which one a frame is of. */
function nameOf(frame: Frame): string {
  const drive = frame.kind !== 'step' && frame.unit > 0 ? `${unitName(frame.unit)}: ` : '';
  return `${drive}${frame.name}`;
}

/** Frames as the editor shows them. Each has a text to open: a frame of C its file, another one what it is. */
export class FrameView {
  constructor(
    private readonly code: RunCode,
    private readonly model: ChangerModel,
    private readonly steps: () => readonly ScenarioStep[],
    private readonly sources: GeneratedSources,
  ) {}

  /** @param id of the frame, from 1 for the innermost. */
  show(frame: Frame, id: number, stop: Stop): DebugProtocol.StackFrame {
    const place = this.place(frame, id === 1 ? (stop.text ?? '') : '', stop);
    const shown: DebugProtocol.StackFrame = new StackFrame(id, nameOf(frame), undefined, place?.line ?? 0);
    if (place) Object.assign(shown, { source: place.source, column: 1 });
    if (frame.kind === 'class' || this.isSupplied(frame)) shown.presentationHint = 'subtle';
    if (frame.kind === 'c') {
      shown.instructionPointerReference = codeReference(frame.address);
      shown.moduleId = this.code.driverAt(frame.address).index;
    }
    return shown;
  }

  /** C that comes with the lab, where the person develops another driver. */
  private isSupplied(frame: Frame): boolean {
    return frame.kind === 'c' && this.code.driverAt(frame.address).image.supplied;
  }

  private place(frame: Frame, stopText: string, { state }: Stop): Place | undefined {
    switch (frame.kind) {
      case 'c': {
        const place = this.code.placeOf(frame.address);
        return place && { source: new Source(path.basename(place.file), place.file), line: place.line };
      }
      case 'step':
        return frame.file === null
          ? this.scenario(frame.line)
          : { source: new Source(path.basename(frame.file), frame.file), line: frame.line };
      case 'class':
        return this.subdued(
          CLASS_FILES[kindOfUnit(frame.unit)],
          `${frame.unit} ${frame.name} ${stopText}`,
          () => classDriverText(frame.name, frame.unit, stopText),
        );
      case 'command':
        return this.command(frame, state?.command ?? null);
    }
  }

  private command(frame: CommandFrame, command: CommandState | null): Place | undefined {
    if (!command) return undefined;
    const { model } = this;
    const text = (): string => commandText(nameOf(frame), command, model);
    // Without C there is nothing better to open, and two subdued frames would be folded into one line.
    return frame.alone
      ? { source: new Source('SCSI command', undefined, this.sources.reference(COMMAND_KEY, text)), line: 1 }
      : this.subdued('SCSI command', COMMAND_KEY, text);
  }

  /** Steps that are in no file: a text to be opened like one. Another text once a person has added some. */
  private scenario(line: number): Place {
    const steps = this.steps();
    const reference = this.sources.reference(`scenario of ${steps.length}`, () => scenarioText(steps));
    return { source: new Source('scenario', undefined, reference), line };
  }

  /**
   * A frame without a file. Not a label: editors do not let a label be selected, and its scopes would be out of
   * reach. Subdued, so that an editor opens C or the scenario first.
   */
  private subdued(name: string, key: string, make: () => string): Place {
    const source = new Source(name, undefined, this.sources.reference(key, make));
    return { source: { ...source, presentationHint: 'deemphasize' }, line: 1 };
  }
}
