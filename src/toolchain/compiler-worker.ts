/** The worker that holds clang: one tool run a message. */
import v8 from 'node:v8';
import { parentPort } from 'node:worker_threads';
import type { Tree } from '@yowasp/clang';
import type { ToolReply, ToolRequest } from './compiler-protocol.ts';

const port = parentPort;
if (!port) throw new Error('compiler-worker runs as a worker');

const { runLLVM, Exit } = await import('@yowasp/clang');

const decoder = new TextDecoder();

function plant(tree: Tree, name: string, bytes: Uint8Array): void {
  const parts = name.split('/');
  const file = parts.pop() as string;
  let node = tree;
  for (const part of parts) node = (node[part] ??= {}) as Tree;
  node[file] = bytes;
}

function pick(tree: Tree, name: string): Uint8Array | undefined {
  const node = tree[name];
  return node instanceof Uint8Array ? node : undefined;
}

/**
 * clang is 75 MB of code of which a run uses a part, each function a few times: optimising it costs more
 * than it gives. The flags are the process's and hold for what is compiled while they are set, so they go
 * back after each run, before the driver's own code is compiled.
 */
function optimise(on: boolean): void {
  for (const flag of ['wasm-tier-up', 'wasm-dynamic-tiering'])
    v8.setFlagsFromString(`--${on ? '' : 'no-'}${flag}`);
  v8.setFlagsFromString(on ? '--no-liftoff-only' : '--liftoff-only');
}

async function run(request: ToolRequest): Promise<ToolReply> {
  const tree: Tree = {};
  for (const file of request.files) plant(tree, file.name, file.bytes);
  let stdout = '';
  let stderr = '';
  let exitCode = 0;
  let files: Tree = {};
  optimise(false);
  try {
    files =
      (await runLLVM([request.tool, ...request.args], tree, {
        stdout: (bytes) => void (stdout += bytes ? decoder.decode(bytes) : ''),
        stderr: (bytes) => void (stderr += bytes ? decoder.decode(bytes) : ''),
        fetchProgress: () => undefined,
      })) ?? {};
  } catch (error) {
    if (error instanceof Exit) {
      exitCode = error.code;
      files = error.files;
    } else {
      exitCode = -1;
      stderr += `\n${error instanceof Error ? error.message : String(error)}`;
    }
  } finally {
    optimise(true);
  }
  const outputs: Record<string, Uint8Array> = {};
  for (const name of request.outputs) {
    const bytes = pick(files, name);
    if (bytes) outputs[name] = bytes;
  }
  return { id: request.id, exitCode, stdout, stderr, files: outputs };
}

let queue = Promise.resolve();
port.on('message', (request: ToolRequest) => {
  queue = queue.then(async () => port.postMessage(await run(request)));
});
