import { Scope } from '@vscode/debugadapter';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { hex } from '../../core/hex.ts';
import type { ChangerModel } from '../../emulator/model.ts';
import type { StopState } from '../debuggee/protocol.ts';
import type { CValue, CVariable, SymbolBackend } from '../symbols/symbol-backend.ts';
import type { RunCode } from '../symbols/run-code.ts';
import type { Debuggee } from '../target/debuggee.ts';
import { CommandInspection } from './command-inspection.ts';
import { extensionType } from './extension-type.ts';
import type { Frame } from './stack.ts';
import { littleEndian, Variables, type Origin, type Structured } from './variables.ts';

type CFrame = Extract<Frame, { kind: 'c' }>;

/** What can be looked at in one stop. */
export class Inspection {
  readonly variables: Variables;
  private readonly command: CommandInspection | undefined;

  constructor(
    private readonly target: Debuggee,
    private readonly symbols: SymbolBackend,
    private readonly frames: readonly Frame[],
    state: StopState | null,
    private readonly code: RunCode,
    model: ChangerModel,
  ) {
    this.variables = new Variables(symbols, target);
    if (state?.command) this.command = new CommandInspection(target, this.variables, state.command, model);
  }

  /** The scopes of a frame: those of a command, of C, or none. */
  scopes(index: number): Promise<object> {
    const frame = this.frames.at(index);
    if (frame?.kind === 'command') return Promise.resolve({ scopes: this.command?.scopes() ?? [] });
    if (frame?.kind === 'c') return this.cScopes(frame);
    return Promise.resolve({ scopes: [] });
  }

  /** Evaluates C in a frame; without one in the innermost. */
  async evaluate(expression: string, index: number | undefined): Promise<object> {
    const frame = this.cFrame(index);
    const value = await this.symbols.evaluate(expression, frame.address, frame.wasm);
    if (!value) throw new Error(`${expression} has no value here.`);
    const name = /(\w+)\s*$/.exec(expression)?.[1] ?? expression;
    // A variable by its name alone has the type that the source gives it.
    const declared = (await this.symbols.variables(frame.address)).find((variable) => variable.name === name);
    const declaredType = name === expression.trim() ? declared?.type : undefined;
    const {
      value: text,
      type,
      variablesReference,
      memoryReference,
    } = await this.variables.value(name, declaredType, value, this.origin(`(${expression})`, frame));
    return {
      result: text,
      type,
      variablesReference,
      ...(memoryReference ? { memoryReference } : {}),
    };
  }

  /** True where C is on the stack. */
  get hasC(): boolean {
    return this.frames.some((frame) => frame.kind === 'c');
  }

  /** How an expression is evaluated in a frame; without one in the innermost. */
  originOf(expression: string, index: number | undefined): Origin {
    return this.origin(expression, this.cFrame(index));
  }

  /** The C frame that a person has chosen, or the innermost. @throws Error where there is none. */
  private cFrame(index: number | undefined): CFrame {
    const chosen = index === undefined ? undefined : this.frames.at(index);
    const frame = chosen?.kind === 'c' ? chosen : this.frames.find((candidate) => candidate.kind === 'c');
    if (frame?.kind !== 'c') throw new Error('No C is on the stack here.');
    return frame;
  }

  /** How a value of a frame is written, and evaluated again. */
  private origin(expression: string, frame: CFrame): Origin {
    return {
      expression,
      place: frame,
      evaluate: (text) => this.symbols.evaluate(text, frame.address, frame.wasm),
    };
  }

  async setVariable(reference: number, name: string, value: string): Promise<string> {
    const setter = this.variables.setter(reference, name);
    if (!setter) throw new Error(`${name} cannot be changed.`);
    return setter(value);
  }

  private async cScopes(frame: CFrame): Promise<object> {
    const [variables, extension] = await Promise.all([
      this.symbols.variables(frame.address),
      this.extensionScope(frame),
    ]);
    const group = (wanted: CVariable['scope']): CVariable[] =>
      variables.filter((variable) => variable.scope === wanted);
    const scope = (name: string, list: readonly CVariable[], hint: string, expensive = false): object[] =>
      list.length === 0
        ? []
        : [{ ...new Scope(name, this.cVariables(list, frame), expensive), presentationHint: hint }];
    return {
      scopes: [
        ...scope('Locals', group('LOCAL'), 'locals'),
        ...scope('Arguments', group('PARAMETER'), 'arguments'),
        ...(this.command ? [this.command.srb()] : []),
        ...extension,
        ...scope('Globals', group('GLOBAL'), 'globals', true),
      ],
    };
  }

  private cVariables(list: readonly CVariable[], frame: CFrame): number {
    const reference: number = this.variables.reference(() =>
      Promise.all(
        list.map(async (variable) => {
          const origin = this.origin(variable.name, frame);
          let value: CValue | null;
          try {
            value = await origin.evaluate(variable.name);
          } catch (error) {
            return unreadable(variable, error);
          }
          this.variables.onOrigin(reference, variable.name, origin);
          if (value?.linearMemoryAddress !== undefined && !value.hasChildren) {
            this.variables.onSet(reference, variable.name, (text) => this.setC(variable, value, text, frame));
          }
          return {
            ...(await this.variables.value(variable.name, variable.type, value, origin)),
            evaluateName: variable.name,
          };
        }),
      ),
    );
    return reference;
  }

  /** Stores a number, or the value of a C expression, where a variable lies. */
  private async setC(variable: CVariable, value: CValue, text: string, frame: CFrame): Promise<string> {
    const given = await this.symbols.evaluate(text, frame.address, frame.wasm);
    const number = typeof given?.value === 'boolean' ? Number(given.value) : given?.value;
    if (typeof number !== 'number' && typeof number !== 'bigint') throw new Error(`${text} is no number.`);
    const size = value.linearMemorySize ?? 4;
    await this.target.write(value.linearMemoryAddress ?? 0, littleEndian(number, size));
    const now = await this.symbols.evaluate(variable.name, frame.address, frame.wasm);
    return now ? this.variables.text(variable.name, variable.type, now) : text;
  }

  /** The miniclass's own data, by the type that the driver gives its size of. */
  private async extensionScope(frame: CFrame): Promise<Scope[]> {
    const data = await this.target.hook('driverData', frame.unit);
    if (!data || data.size === 0) return [];
    const { kind, lines } = this.code.driverAt(frame.address).image;
    const type = extensionType(lines.files, kind);
    if (type === undefined) return [];
    const find = (): Promise<Structured | undefined> => this.structureAt(type, data.address, frame);
    return [new Scope('Miniclass extension', this.variables.members(find, false))];
  }

  /** Memory as a structure. A type that is only used through its pointer type is known by that alone. */
  private async structureAt(type: string, address: number, frame: CFrame): Promise<Structured | undefined> {
    const origins = [`P${type}`, `${type} *`].map((pointer) =>
      this.origin(`(*(${pointer})${hex(address)})`, frame),
    );
    const problems: string[] = [];
    for (const origin of origins) {
      try {
        const value = await origin.evaluate(origin.expression);
        return value?.objectId === undefined ? undefined : { objectId: value.objectId, origin };
      } catch (error) {
        problems.push((error as Error).message);
      }
    }
    throw new Error(`The miniclass extension cannot be shown as ${type}: ${problems.join('; ')}`);
  }
}

/** A variable whose value the symbol backend cannot give, with its reason. */
function unreadable(variable: CVariable, error: unknown): DebugProtocol.Variable {
  const reason = error instanceof Error ? error.message : String(error);
  return { name: variable.name, type: variable.type, value: `<${reason}>`, variablesReference: 0 };
}
