/**
 * How the user's C is compiled. wasm32 is ILP32 with a 4-byte `long`; with the Microsoft extensions,
 * 16-bit wchar_t and Microsoft bit fields its layouts equal those of 32-bit Windows.
 */
export const TARGET_FLAGS = [
  '--target=wasm32-unknown-unknown',
  '-nostdlibinc',
  '-fms-extensions',
  '-fms-compatibility',
  '-fms-compatibility-version=19',
  '-fshort-wchar',
  '-mms-bitfields',
  // memcpy, memmove and memset become one instruction each.
  '-mbulk-memory',
  // A call between functions of unlike prototypes must reach the debugger as a trap, not be rewritten.
  '-fno-strict-aliasing',
  '-fno-strict-overflow',
  '-fwrapv',
] as const;

/** What the WDK's build environment defines for a checked build for x86. */
export const DEFINE_FLAGS = [
  '-D_X86_=1',
  '-Di386=1',
  '-D_M_IX86=600',
  '-D_MSC_VER=1900',
  '-D_WIN32=1',
  '-DWIN32=100',
  '-DSTD_CALL=1',
  '-DDBG=1',
  '-DALLOC_PRAGMA=1',
] as const;

/** Where clang is stricter than the WDK's compiler, which takes these with a warning. */
export const TOLERANCE_FLAGS = [
  '-Wno-error=implicit-function-declaration',
  '-Wno-error=implicit-int',
  '-Wno-error=int-conversion',
  '-Wno-error=incompatible-pointer-types',
  '-Wno-error=incompatible-function-pointer-types',
  '-Wno-error=return-mismatch',
  '-Wno-ignored-attributes',
  '-Wno-ignored-pragmas',
  '-Wno-unknown-pragmas',
  '-Wno-pragma-pack',
  '-Wno-multichar',
  '-Wno-microsoft',
  '-Wno-invalid-source-encoding',
  '-Wno-deprecated-non-prototype',
] as const;

export const C_FLAGS = ['-std=gnu17'] as const;
/** Kernel code: no exceptions, no run-time type information, no guards around static initialisers. */
export const CXX_FLAGS = [
  '-std=gnu++17',
  '-fno-exceptions',
  '-fno-rtti',
  '-fno-threadsafe-statics',
  '-fno-c++-static-destructors',
] as const;

/** Unoptimised, so that each line and each variable is where the debugger looks for it. */
export const DEBUG_FLAGS = ['-g', '-O0', '-fdebug-compilation-dir=/', '-fno-caret-diagnostics'] as const;

/** 12 KB of kernel stack on x86; `--stack-first` makes an overflow run below address 0, which traps. */
export const KERNEL_STACK_SIZE = 12288;

/** @param memoryBytes size of the machine's memory: fixed, a multiple of 64 KB. */
export function linkFlags(memoryBytes: number): string[] {
  return [
    '--no-entry',
    '--export-memory',
    '--export-table',
    '--growable-table',
    '--stack-first',
    '-z',
    `stack-size=${KERNEL_STACK_SIZE}`,
    `--initial-memory=${memoryBytes}`,
    `--max-memory=${memoryBytes}`,
    '--export=__stack_pointer',
    '--export=__heap_base',
    // What stays undefined becomes an import; the build names those that nobody supplies.
    '--allow-undefined',
  ];
}
