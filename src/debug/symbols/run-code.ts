import type { DriverImage } from '../../lab/session.ts';
import type { SourcePlace } from '../../toolchain/line-table.ts';
import { codeAddress, driverOf, offsetOf } from '../target/code-address.ts';
import { CodeMap, type CodeRange, type LineLocation } from './code-map.ts';
import { Disassembly } from './disassembly.ts';
import { returnsOf } from './instructions.ts';

/** A miniclass under the debugger. All units of the lab that it serves run the same code. */
export class DebuggedDriver {
  readonly map: CodeMap;
  readonly disassembly: Disassembly;

  /** @param index its place in the job's list, and in the addresses of its code. */
  constructor(
    readonly index: number,
    readonly image: DriverImage,
  ) {
    this.map = new CodeMap(image.wasm, image.lines);
    this.disassembly = new Disassembly(this.map, index);
  }

  /** Where the first statement of a function begins. */
  entryOf(name: string): number | undefined {
    const fn = this.map.functionNamed(name);
    return this.address(fn && this.map.entryOf(fn));
  }

  /** Where a function is left. */
  returnsOf(name: string): number[] {
    const fn = this.map.functionNamed(name);
    return fn ? returnsOf(this.map.module, fn).map((offset) => codeAddress(this.index, offset)) : [];
  }

  /** A place in each of its files: static variables are known where their file is. */
  onePlacePerFile(): number[] {
    return this.map.oneFunctionPerFile().map((offset) => codeAddress(this.index, offset));
  }

  private address(offset: number | undefined): number | undefined {
    return offset === undefined ? undefined : codeAddress(this.index, offset);
  }
}

/** Lines and functions of all drivers of a run against addresses of their code, both ways. */
export class RunCode {
  readonly drivers: readonly DebuggedDriver[];

  constructor(images: readonly DriverImage[]) {
    this.drivers = images.map((image, index) => new DebuggedDriver(index, image));
  }

  /** The driver of an address; of one that lies in none, the nearest. */
  driverAt(address: number): DebuggedDriver {
    const index = Math.min(Math.max(0, driverOf(address)), this.drivers.length - 1);
    return this.drivers[Number.isNaN(index) ? 0 : index];
  }

  placeOf(address: number): SourcePlace | undefined {
    return this.driverAt(address).map.placeOf(offsetOf(address));
  }

  /** The name of the function at an address; empty where there is none. */
  functionAt(address: number): string {
    return this.driverAt(address).map.functionAt(offsetOf(address))?.name ?? '';
  }

  /** Where functions of a name begin: each driver may have one. */
  entriesOf(name: string): number[] {
    return this.drivers.flatMap((driver) => driver.entryOf(name) ?? []);
  }

  /** True where some driver has code of a file. */
  knows(file: string): boolean {
    return this.drivers.some(({ map }) => map.knows(file));
  }

  /** Where a breakpoint on a line goes, in each driver that has the file. */
  locate(file: string, line: number): LineLocation[] {
    return this.drivers.flatMap(({ index, map }) => {
      const found = map.locate(file, line);
      return found ? { line: found.line, offset: codeAddress(index, found.offset) } : [];
    });
  }

  /** All code of the line at an address, within its function: what a step must leave. */
  rangesOfLine(address: number): CodeRange[] {
    const { index, map } = this.driverAt(address);
    return map.rangesOfLine(offsetOf(address)).map(({ start, end }) => ({
      start: codeAddress(index, start),
      end: codeAddress(index, end),
    }));
  }

  /** Lines of a file that have code, ascending. */
  linesOf(file: string): number[] {
    const lines = this.drivers.flatMap(({ map }) => map.linesOf(file));
    return [...new Set(lines)].sort((a, b) => a - b);
  }

  /** Whether an address lies before the first statement of its function. */
  inPrologue(address: number): boolean {
    const { map } = this.driverAt(address);
    const fn = map.functionAt(offsetOf(address));
    const entry = fn && map.entryOf(fn);
    return entry !== undefined && offsetOf(address) < entry;
  }
}
