import type { ChangerModel } from '../../emulator/model.ts';
import type { ScenarioStep } from '../../lab/scenario/scenario-file.ts';
import { stepAction } from '../../lab/scenario/step-kind.ts';
import type { DriverKind } from '../../lab/driver-build.ts';
import { kindOfUnit, unitName } from '../../lab/lab-unit.ts';
import type { CommandState } from '../debuggee/protocol.ts';
import { STOPPABLE_REQUESTS } from '../debuggee/stoppable-requests.ts';
import { cdbNodes, dataInNodes, dataOutNodes, statusNodes, type ViewNode } from './command-view.ts';
import { CLASS_FRAMES } from './stack.ts';

/** Numbers stay different from run to run: an editor keeps the text that it has fetched by one. */
let lastReference = 0;

/** Texts that stand in for the source of frames that have none; each is made when an editor asks for it. */
export class GeneratedSources {
  private readonly references = new Map<string, number>();
  private readonly texts = new Map<number, () => string>();

  /** The number of a text, the same while its key is known. */
  reference(key: string, make: () => string): number {
    let reference = this.references.get(key);
    if (reference === undefined) {
      reference = ++lastReference;
      this.references.set(key, reference);
      this.texts.set(reference, make);
    }
    return reference;
  }

  /** Forgets a text that is true no more. */
  forget(key: string): void {
    this.texts.delete(this.references.get(key) ?? 0);
    this.references.delete(key);
  }

  /** @throws Error for a number that was not given out, or has been forgotten. */
  text(reference: number): string {
    const make = this.texts.get(reference);
    if (!make) throw new Error('This text belongs to a stop that is over.');
    return make();
  }
}

/** The file that a class driver is on Windows. */
export const CLASS_FILES: Readonly<Record<DriverKind, string>> = { changer: 'mcd.sys', tape: 'tape.sys' };

/** What a class driver does while it starts a device. */
const STARTS: Readonly<Record<DriverKind, string>> = {
  changer: 'DriverEntry, ChangerAdditionalExtensionSize, ChangerInitialize',
  tape: 'DriverEntry, VerifyInquiry, ExtensionInit',
};

/**
 * What the class driver does in its frame.
 * @param unit of the lab that the frame belongs to.
 * @param stopText why the stop is; empty in a stop of another frame.
 */
export function classDriverText(frame: string, unit: number, stopText: string): string {
  const kind = kindOfUnit(unit);
  const { start, between } = CLASS_FRAMES[kind];
  const request = STOPPABLE_REQUESTS.find(({ name }) => frame.endsWith(` ${name}`));
  const routine = request?.routine ?? 'no routine';
  let does = 'It carries out a request.';
  if (request) does = `It carries out ${request.name} by calling ${routine} of the miniclass.`;
  else if (frame === start) does = `It loads the miniclass and starts its device: ${STARTS[kind]}.`;
  else if (frame === between && kind === 'changer')
    does = 'It sends an SRB of the miniclass, and calls ChangerError where that fails.';
  return [
    frame,
    ...(stopText === '' ? [] : ['', stopText]),
    '',
    `This is the ${kind} class driver (${CLASS_FILES[kind]})${unit > 0 ? ` of ${unitName(unit)}` : ''}.`,
    does,
    'It is a part of the lab and has no C source. Step over goes on to the next C of your driver.',
    '',
  ].join('\n');
}

/** A command as text: fields, status, data. */
export function commandText(frame: string, command: CommandState, model: ChangerModel): string {
  const part = (title: string, nodes: readonly ViewNode[]): string[] =>
    nodes.length === 0 ? [] : ['', title, ...nodes.flatMap((node) => nodeLines(node, '  '))];
  return [
    frame,
    command.done
      ? 'The device has carried it out.'
      : 'As the driver sends it. It has not reached the device: the Variables view can still change it.',
    ...part('CDB', cdbNodes(command, model)),
    ...part('Status', statusNodes(command)),
    ...(command.dataOut === '' ? [] : part('Data out', dataOutNodes(command))),
    ...(command.dataIn === '' ? [] : part('Data in', dataInNodes(command))),
    '',
  ].join('\n');
}

function nodeLines({ name, value, children = [] }: ViewNode, indent: string): string[] {
  return [`${indent}${name}: ${value}`, ...children.flatMap((child) => nodeLines(child, `${indent}  `))];
}

/** Steps that are in no file: the start of the driver is line 1, step 1 is line 2. */
export function scenarioText(all: readonly ScenarioStep[]): string {
  const steps = all.map((step, index) => {
    const action = stepAction(step.data);
    const words = Object.entries(step.data).filter(([name, value]) => value !== action && name !== 'expect');
    const text = words.map(([name, value]) => ` ${name}: ${JSON.stringify(value)}`).join(',');
    return `step ${index + 1}: ${action}${text}`;
  });
  return ['start of the driver', ...steps, ''].join('\n');
}

/** The line of a step in that text. @param index of the step; -1 for the start. */
export function scenarioLine(index: number): number {
  return index + 2;
}
