/** Messages between a build and the worker that holds clang. */

/** Programs of the LLVM bundle that a build runs. */
export type Tool = 'clang' | 'wasm-ld' | 'objdump';

export interface ToolRequest {
  readonly id: number;
  readonly tool: Tool;
  readonly args: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Files to send back, by name. */
  readonly outputs: readonly string[];
}

export interface ToolReply {
  readonly id: number;
  readonly exitCode: number;
  /** What the tool wrote: standard output, then standard error. */
  readonly stdout: string;
  readonly stderr: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
}
