/*
 * What the C library headers of this folder share: the calling convention of the C run time.
 * Kernel code gets only those routines that need no process: no files, no locale, no heap.
 */
#ifndef _CRTDEFS_H_
#define _CRTDEFS_H_

#include <stddef.h>

#ifndef CRT_CALL
#if defined(__wasm__)
#define CRT_CALL /* the lab's machine knows one convention */
#else
#define CRT_CALL __cdecl
#endif
#endif

#ifndef EXTERN_C_START
#ifdef __cplusplus
#define EXTERN_C_START extern "C" {
#define EXTERN_C_END }
#else
#define EXTERN_C_START
#define EXTERN_C_END
#endif
#endif

#endif /* _CRTDEFS_H_ */
