import path from 'node:path';
import { Compiler } from '../../toolchain/compiler.ts';
import { ddkDirectory, workerFile } from '../../toolchain/package-files.ts';
import { InputError } from '../../toolchain/source-set.ts';
import { checkSyntax, type Windows } from '../../toolchain/syntax-check.ts';
import type { Diagnostic as Message } from '../../toolchain/diagnostic.ts';
import type { OpenDocument } from '../documents/open-document.ts';

/** A pause in typing after which the compiler is worth asking, in milliseconds. */
const PAUSE = 700;
/** The compiler takes hundreds of megabytes: it is let go after this time without work. */
const IDLE = 60_000;

const SOURCE = /\.(?:c|cc|cpp|cxx)$/i;
const PASSES: readonly Windows[] = ['32-bit', '64-bit'];

export interface CheckResult {
  readonly document: OpenDocument;
  /** The version that was compiled. */
  readonly version: number;
  readonly passes: readonly (readonly [Windows, readonly Message[]])[];
}

/**
 * Asks the compiler about documents when typing pauses: one after the other, always the newest text. What an edit
 * overtook is dropped.
 */
export class LiveCheck {
  private compiler: Compiler | undefined;
  private readonly timers = new Map<OpenDocument, NodeJS.Timeout>();
  private idle: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();

  /**
   * @param texts the texts of all open documents, by path.
   * @param found is told of each result that is not overtaken.
   * @param failed is told what the compiler itself failed with.
   */
  constructor(
    private readonly texts: () => ReadonlyMap<string, string>,
    private readonly found: (result: CheckResult) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** The text or the settings of a document changed. */
  add(document: OpenDocument): void {
    this.remove(document);
    if (!path.isAbsolute(document.file) || !SOURCE.test(document.file)) return;
    const timer = setTimeout(() => {
      this.timers.delete(document);
      this.work = this.work.then(() => this.check(document)).catch(this.failed);
    }, PAUSE);
    this.timers.set(document, timer);
  }

  remove(document: OpenDocument): void {
    clearTimeout(this.timers.get(document));
    this.timers.delete(document);
  }

  private async check(document: OpenDocument): Promise<void> {
    const { version } = document;
    const { settings, includePath } = document.surroundings();
    // Typing went on while another document was compiled: its own turn comes.
    const overtaken = (): boolean => document.version !== version || this.timers.has(document);
    if (overtaken() || !settings.enable || !settings.compiler || document.closed) return;
    clearTimeout(this.idle);
    const compiler = (this.compiler ??= new Compiler(workerFile('compiler-worker')));
    const passes: (readonly [Windows, readonly Message[]])[] = [];
    try {
      for (const windows of PASSES) {
        const request = {
          source: document.file,
          texts: this.texts(),
          defines: settings.defines,
          includePath,
          ddkDirectory: ddkDirectory(),
          windows,
        };
        passes.push([windows, await checkSyntax(request, compiler)]);
        if (overtaken()) return;
      }
    } catch (error) {
      // No C source: there is nothing to say about it here.
      if (!(error instanceof InputError)) throw error;
    } finally {
      this.idle = setTimeout(() => void this.letGo(), IDLE).unref();
    }
    if (!document.closed) this.found({ document, version, passes });
  }

  private async letGo(): Promise<void> {
    const { compiler } = this;
    this.compiler = undefined;
    await compiler?.close();
  }
}
