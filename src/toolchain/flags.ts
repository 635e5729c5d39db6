/**
 * How the user's C is compiled, as options of the compiler proper (`clang -cc1`): going through clang's driver
 * would load the whole of LLVM a second time. wasm32 is ILP32 with a 4-byte `long`; with the Microsoft
 * extensions, 16-bit wchar_t and Microsoft layout its structures equal those of 32-bit Windows.
 */
export const TARGET_FLAGS = [
  '-triple',
  'wasm32-unknown-unknown',
  '-emit-obj',
  '-mrelocation-model',
  'static',
  '-mframe-pointer=none',
  '-mconstructor-aliases',
  '-target-cpu',
  'generic',
  // memcpy, memmove and memset become one instruction each.
  '-target-feature',
  '+bulk-memory',
  '-fvisibility=hidden',
  // No header but the shipped ones and the user's.
  '-nostdsysteminc',
  '-nobuiltininc',
  '-fms-layout-compatibility=microsoft',
  '-fms-extensions',
  '-fms-compatibility',
  '-fms-compatibility-version=19',
  '-fwchar-type=short',
  '-fno-signed-wchar',
  // Driver code casts between structures and counts on two's complement.
  '-relaxed-aliasing',
  '-fwrapv',
  '-fwrapv-pointer',
  '-ferror-limit',
  '100',
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

/**
 * The same for 64-bit Windows, where the source is only looked at. `long` stays 32 bits and pointers do not, so a
 * size or an address that is put into a ULONG is cut off.
 */
export const WIN64_FLAGS = [
  '-triple',
  'x86_64-pc-windows-msvc',
  '-D_AMD64_=1',
  '-DAMD64=1',
  '-DSTD_CALL=1',
  '-DDBG=1',
  '-DALLOC_PRAGMA=1',
  '-Wshorten-64-to-32',
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

export const C_FLAGS = ['-x', 'c', '-std=gnu17'] as const;
/** Kernel code: no exceptions (the default here), no run-time type information, no guards around statics. */
export const CXX_FLAGS = [
  '-x',
  'c++',
  '-std=gnu++17',
  '-fno-rtti',
  '-fno-threadsafe-statics',
  '-fc++-static-destructors=none',
] as const;

/** Unoptimised, so that each line and each variable is where the debugger looks for it. */
export const DEBUG_FLAGS = [
  '-O0',
  '-debug-info-kind=standalone',
  '-dwarf-version=4',
  '-debugger-tuning=gdb',
  '-fdebug-compilation-dir=/',
  '-fno-caret-diagnostics',
] as const;

/** Each basic block begins with a call of `__sanitizer_cov_trace_pc`: then the way through the code is known. */
export const BLOCK_FLAGS = ['-fsanitize-coverage-type=3', '-fsanitize-coverage-trace-pc'] as const;

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
